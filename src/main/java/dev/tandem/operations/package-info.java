/** What operations sees: health, start-up message. */
@NullMarked
package dev.tandem.operations;

import org.jspecify.annotations.NullMarked;
