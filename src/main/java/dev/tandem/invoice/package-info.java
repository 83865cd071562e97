/** Invoices: their data, their register, and what may be done with them. */
@NullMarked
package dev.tandem.invoice;

import org.jspecify.annotations.NullMarked;
