/** Removing what was kept long enough, at night and bit by bit. Features say what is theirs, and how long it is kept. */
@NullMarked
package dev.tandem.housekeeping;

import org.jspecify.annotations.NullMarked;
