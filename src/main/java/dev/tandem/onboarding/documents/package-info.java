/** The documents that a new customer has to send: which are wanted, what came, and the page on which they are sent. */
@NullMarked
package dev.tandem.onboarding.documents;

import org.jspecify.annotations.NullMarked;
