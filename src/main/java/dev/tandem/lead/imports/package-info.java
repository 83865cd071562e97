/** Leads by the spreadsheet: a file is kept, read into rows, and its rows become leads, a batch at a time. */
@NullMarked
package dev.tandem.lead.imports;

import org.jspecify.annotations.NullMarked;
