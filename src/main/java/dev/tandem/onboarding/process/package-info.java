/** The work of the program in the processes {@code customer-onboarding} and {@code customer-rescreening}. */
@NullMarked
package dev.tandem.onboarding.process;

import org.jspecify.annotations.NullMarked;
