/** Compares names with those on the list: knows neither where the list comes from nor who asks. */
@NullMarked
package dev.tandem.integration.screening.match;

import org.jspecify.annotations.NullMarked;
