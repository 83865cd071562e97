/** How Tandem speaks to outside systems by HTTP, whichever they are: limits, credentials, and answers that are looked at closely. */
@NullMarked
package dev.tandem.integration.http;

import org.jspecify.annotations.NullMarked;
