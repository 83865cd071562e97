package dev.tandem.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something about an invoice that a person should know before deciding.
 *
 * @param code stable short name of the rule, for example {@code BR-CO-16} or {@code iban-check-digits}
 * @param severity whether the invoice can be worked on as it is
 * @param message in plain words: what is wrong, with the values, and what to do
 */
public record Finding(String code, Severity severity, String message) {

    /** How grave a finding is. */
    public enum Severity {
        /** Without this the invoice can't be worked on: it goes to a person who keys it in. */
        @JsonProperty("blocking")
        BLOCKING,
        /** The invoice never goes straight through; the approver sees the finding. */
        @JsonProperty("warning")
        WARNING
    }
}
