/** What the engine keeps of a case that is to be forgotten. */
@NullMarked
package dev.tandem.erasure.process;

import org.jspecify.annotations.NullMarked;
