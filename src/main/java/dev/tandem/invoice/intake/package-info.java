/** The ways by which invoices come in without a person. */
@NullMarked
package dev.tandem.invoice.intake;

import org.jspecify.annotations.NullMarked;
