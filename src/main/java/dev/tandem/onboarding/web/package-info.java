/** What of onboarding can be seen and done over the web. */
@NullMarked
package dev.tandem.onboarding.web;

import org.jspecify.annotations.NullMarked;
