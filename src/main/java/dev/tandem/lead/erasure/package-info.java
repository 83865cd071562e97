/** Forgetting the person of a lead, and every lead with the same mail address. */
@NullMarked
package dev.tandem.lead.erasure;

import org.jspecify.annotations.NullMarked;
