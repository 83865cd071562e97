/** The lead and the CRM: who it is there, and its opportunity. */
@NullMarked
package dev.tandem.lead.match;

import org.jspecify.annotations.NullMarked;
