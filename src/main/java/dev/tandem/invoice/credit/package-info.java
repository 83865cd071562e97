/** Credit notes, and the invoices that they correct. */
@NullMarked
package dev.tandem.invoice.credit;

import org.jspecify.annotations.NullMarked;
