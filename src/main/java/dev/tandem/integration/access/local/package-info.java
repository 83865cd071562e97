/** Tandem's own list of accounts with which customers sign in, in its own table, with a page to look at it. */
@NullMarked
package dev.tandem.integration.access.local;

import org.jspecify.annotations.NullMarked;
