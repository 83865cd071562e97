/** What people write of how to reach them, brought into one form: countries, mail addresses, phone numbers, lines of text. */
@NullMarked
package dev.tandem.contact;

import org.jspecify.annotations.NullMarked;
