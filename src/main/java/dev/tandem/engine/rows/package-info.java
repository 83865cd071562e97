/** How rows of the engine's tables become its objects and back: as MyBatis does it, without its reflection. */
@NullMarked
package dev.tandem.engine.rows;

import org.jspecify.annotations.NullMarked;
