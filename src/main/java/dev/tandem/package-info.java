/** Tandem: business process automation that the business owns and IT runs. */
@NullMarked
package dev.tandem;

import org.jspecify.annotations.NullMarked;
