/** Setting a customer up in the other systems, and undoing it. */
@NullMarked
package dev.tandem.onboarding.setup;

import org.jspecify.annotations.NullMarked;
