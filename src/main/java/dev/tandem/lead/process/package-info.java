/** The delegates and listeners of the process lead-assignment. */
@NullMarked
package dev.tandem.lead.process;

import org.jspecify.annotations.NullMarked;
