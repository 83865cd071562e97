@NullMarked
package dev.tandem.operations;

import org.jspecify.annotations.NullMarked;
