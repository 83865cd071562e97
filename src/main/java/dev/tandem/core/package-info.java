/** Small value types that every module shares. */
@NullMarked
package dev.tandem.core;

import org.jspecify.annotations.NullMarked;
