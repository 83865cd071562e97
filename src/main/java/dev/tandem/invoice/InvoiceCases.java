package dev.tandem.invoice;

import dev.tandem.tasks.NextStep;
import java.util.List;

/** The cases that invoices go through. Every method joins the caller's transaction. */
public interface InvoiceCases {

    /**
     * Begins the case of an invoice that was just registered, in the transaction of the caller.
     *
     * @return what happens next in it
     */
    List<NextStep> start(String invoiceId);

    /** What happens next in the case: open user tasks first, then what the program does or waits for. Empty if it has ended. */
    List<NextStep> next(String invoiceId);

    /** Lets the case go on, if it waits for its payment. */
    void tellPaid(String invoiceId);

    /**
     * Ends what is open in the case, and has undone what was done.
     *
     * @param reason in the words of whoever asked for it
     * @return false if the case has ended, is just ending, or began with a model that knows no withdrawal
     * @throws CaseBusyException if the case went on at the same moment; try again
     */
    boolean withdraw(String invoiceId, String reason);

    /** Begins the case by which a person settles what can't be undone any more; {@link Withdrawals} knows the invoice. */
    void settle(String invoiceId, String reason);
}
