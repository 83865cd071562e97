/** Speaks to a portal by HTTP, as {@code openapi/access.yaml} describes it. */
@NullMarked
package dev.tandem.integration.access.http;

import org.jspecify.annotations.NullMarked;
