/** Reads e-invoices (UBL, CII, Factur-X/ZUGFeRD) and shows documents. */
@NullMarked
package dev.tandem.invoice.reading;

import org.jspecify.annotations.NullMarked;
