/** Speaks to an accounting system by HTTP, as {@code openapi/accounting.yaml} describes it. */
@NullMarked
package dev.tandem.integration.accounting.http;

import org.jspecify.annotations.NullMarked;
