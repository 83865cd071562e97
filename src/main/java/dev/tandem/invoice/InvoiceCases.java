package dev.tandem.invoice;

import java.util.List;

/** The cases that invoices go through. */
public interface InvoiceCases {

    /** Begins the case of an invoice that was just registered, in the transaction of the caller. */
    void start(String invoiceId);

    /** Names of the user tasks that the case waits for now, as people read them. */
    List<String> openTasks(String invoiceId);
}
