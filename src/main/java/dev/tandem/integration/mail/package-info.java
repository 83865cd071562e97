/** The mail port: messages are kept in an outbox and handed over once. */
@NamedInterface("mail")
@NullMarked
package dev.tandem.integration.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
