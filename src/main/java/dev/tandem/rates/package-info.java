/** Rates of exchange: where they come from, and which one counts on a day. */
@NullMarked
package dev.tandem.rates;

import org.jspecify.annotations.NullMarked;
