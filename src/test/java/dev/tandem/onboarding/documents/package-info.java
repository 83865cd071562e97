@NullMarked
package dev.tandem.onboarding.documents;

import org.jspecify.annotations.NullMarked;
