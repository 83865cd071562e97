/** What an application says, brought into one form, and what is missing or wrong in it. */
@NullMarked
package dev.tandem.onboarding.check;

import org.jspecify.annotations.NullMarked;
