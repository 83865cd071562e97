/** The sanctions list that Tandem keeps itself: loads it, holds it in its tables and in memory, and screens against it. */
@NullMarked
package dev.tandem.integration.screening.list;

import org.jspecify.annotations.NullMarked;
