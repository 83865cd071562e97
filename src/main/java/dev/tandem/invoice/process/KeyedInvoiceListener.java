package dev.tandem.invoice.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tandem.core.JsonPlace;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceLimits;
import dev.tandem.invoice.Invoices;
import dev.tandem.tasks.SubmissionRefusedException;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over the data that a person keyed in or corrected in a form: as JSON, in a variable that is not kept. */
@Component
class KeyedInvoiceListener implements TaskListener {

    private static final String KEYED_INVOICE = "keyedInvoice";
    private static final Set<String> TAKEN_OVER_ON = Set.of("keyed", "answered");
    private static final int MAX_LINES = 2_000;

    private final Invoices invoices;
    private final IdentityService identity;
    private final ObjectReader reader;

    KeyedInvoiceListener(Invoices invoices, IdentityService identity, ObjectMapper json) {
        this.invoices = invoices;
        this.identity = identity;
        this.reader = json.readerFor(InvoiceData.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public void notify(DelegateTask task) {
        String keyed = (String) task.getVariable(KEYED_INVOICE);
        String decision = InvoiceApproval.DECISION.find(task).orElse("");
        if (keyed != null && !keyed.isBlank() && TAKEN_OVER_ON.contains(decision)) {
            String invoiceId = InvoiceApproval.INVOICE_ID.get(task);
            InvoiceData data = data(keyed);
            if (!data.equals(invoices.get(invoiceId).data())) {
                // what a person linked before was linked to other data
                InvoiceApproval.LINKED_SUPPLIER_ID.set(task.getExecution(), null);
                InvoiceApproval.ORDER_NUMBER.set(task.getExecution(), null);
                InvoiceApproval.CREDITED_INVOICE_ID.set(task.getExecution(), null);
                invoices.correct(
                        invoiceId, data, identity.getCurrentAuthentication().getUserId());
            }
        } else if ("keyed".equals(decision)) {
            throw new SubmissionRefusedException("The invoice data is missing. Key it in and try again.");
        }
        task.getExecution().removeVariable(KEYED_INVOICE);
    }

    private InvoiceData data(String keyed) {
        @Nullable InvoiceData data;
        try {
            data = reader.readValue(keyed);
        } catch (JsonProcessingException e) {
            throw new SubmissionRefusedException(unreadable(e));
        }
        if (data == null || data.kind() == null) {
            throw new SubmissionRefusedException("The invoice data lacks whether it is an invoice or a credit note.");
        }
        if (data.lineItems().size() > MAX_LINES) {
            throw new SubmissionRefusedException("An invoice may have at most " + MAX_LINES + " lines.");
        }
        InvoiceLimits.breach(data).ifPresent(breach -> {
            throw new SubmissionRefusedException(breach);
        });
        return data;
    }

    /** Says where, and not what the reader of JSON says, which names classes. */
    private static String unreadable(JsonProcessingException e) {
        String place = e instanceof JsonMappingException mapping ? JsonPlace.of(mapping) : "";
        return place.isEmpty()
                ? "The invoice data can't be read: it is no proper JSON. Key it in and try again."
                : "The invoice data can't be read: correct \"" + place + "\" and try again.";
    }
}
