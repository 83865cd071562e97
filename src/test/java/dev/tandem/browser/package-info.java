/** Tandem as people see it, in a real browser. */
@NullMarked
package dev.tandem.browser;

import org.jspecify.annotations.NullMarked;
