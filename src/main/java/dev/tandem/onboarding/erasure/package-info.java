/** Forgetting the people of an application, and of every application with the same mail address. */
@NullMarked
package dev.tandem.onboarding.erasure;

import org.jspecify.annotations.NullMarked;
