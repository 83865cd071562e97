@NullMarked
package dev.tandem.engine.rows;

import org.jspecify.annotations.NullMarked;
