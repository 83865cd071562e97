/** Mail by way of an outbox table, to a mail server or into files. */
@NullMarked
package dev.tandem.integration.mail.outbox;

import org.jspecify.annotations.NullMarked;
