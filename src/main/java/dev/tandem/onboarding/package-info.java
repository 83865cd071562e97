/** Onboarding of customers: their applications, the register of them, and what may be done with them. */
@NullMarked
package dev.tandem.onboarding;

import org.jspecify.annotations.NullMarked;
