/** The delegates and listeners of the process invoice-approval. */
@NullMarked
package dev.tandem.invoice.process;

import org.jspecify.annotations.NullMarked;
