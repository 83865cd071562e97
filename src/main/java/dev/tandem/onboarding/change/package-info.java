/** What may still be done with an application after it came in: it may be changed, and withdrawn. */
@NullMarked
package dev.tandem.onboarding.change;

import org.jspecify.annotations.NullMarked;
