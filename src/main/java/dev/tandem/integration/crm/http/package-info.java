/** Speaks to a CRM by HTTP, as {@code openapi/crm.yaml} describes it. */
@NullMarked
package dev.tandem.integration.crm.http;

import org.jspecify.annotations.NullMarked;
