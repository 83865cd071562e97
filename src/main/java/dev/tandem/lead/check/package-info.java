/** What a lead says, brought into one form, and what is odd about it. */
@NullMarked
package dev.tandem.lead.check;

import org.jspecify.annotations.NullMarked;
