/** The three-way match: what an invoice says, against what was ordered and what has arrived. */
@NullMarked
package dev.tandem.invoice.match;

import org.jspecify.annotations.NullMarked;
