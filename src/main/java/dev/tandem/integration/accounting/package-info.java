/** The accounting port: suppliers and postings, whichever system keeps them. */
@NamedInterface("accounting")
@NullMarked
package dev.tandem.integration.accounting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
