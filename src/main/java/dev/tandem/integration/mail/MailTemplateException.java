package dev.tandem.integration.mail;

import org.jspecify.annotations.Nullable;

/** A mail template is missing or can't be rendered; the message says which one, where, and what to do. */
public class MailTemplateException extends RuntimeException {

    public MailTemplateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
