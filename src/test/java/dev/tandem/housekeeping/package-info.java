@NullMarked
package dev.tandem.housekeeping;

import org.jspecify.annotations.NullMarked;
