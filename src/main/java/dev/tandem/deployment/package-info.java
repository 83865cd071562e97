/** How models get into the engine. */
@NullMarked
package dev.tandem.deployment;

import org.jspecify.annotations.NullMarked;
