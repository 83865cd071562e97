/** Accounting as kept in Tandem's own tables. */
@NullMarked
package dev.tandem.integration.accounting.local;

import org.jspecify.annotations.NullMarked;
