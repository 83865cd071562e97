/** Leads: their data, their register, and what may be done with them. */
@NullMarked
package dev.tandem.lead;

import org.jspecify.annotations.NullMarked;
