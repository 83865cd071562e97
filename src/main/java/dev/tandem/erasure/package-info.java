/** Forgetting a person: ends the case and removes what Tandem keeps of it. Features say what is theirs. */
@NullMarked
package dev.tandem.erasure;

import org.jspecify.annotations.NullMarked;
