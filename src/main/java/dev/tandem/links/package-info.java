/** Links in mails, by which somebody does one task without signing in. */
@NullMarked
package dev.tandem.links;

import org.jspecify.annotations.NullMarked;
