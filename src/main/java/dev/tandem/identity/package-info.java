/** Who may sign in, and who may do what. */
@NullMarked
package dev.tandem.identity;

import org.jspecify.annotations.NullMarked;
