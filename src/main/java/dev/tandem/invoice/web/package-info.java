/** The REST interface of invoices. */
@NullMarked
package dev.tandem.invoice.web;

import org.jspecify.annotations.NullMarked;
