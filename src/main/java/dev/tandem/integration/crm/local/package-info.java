/** Tandem's own CRM, in its own tables, with a page to look at it. */
@NullMarked
package dev.tandem.integration.crm.local;

import org.jspecify.annotations.NullMarked;
