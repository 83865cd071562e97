/** Screening of everybody on an application: possible hits, what people decided about them, and whether all are cleared. */
@NullMarked
package dev.tandem.onboarding.screening;

import org.jspecify.annotations.NullMarked;
