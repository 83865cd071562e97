package dev.tandem.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of document it is: one that asks for money, or one that gives some back. */
public enum InvoiceKind {
    @JsonProperty("invoice")
    INVOICE,
    @JsonProperty("creditnote")
    CREDIT_NOTE
}
