package dev.tandem.invoice.process;

import dev.tandem.invoice.Channel;
import dev.tandem.invoice.IncomingDocument;
import dev.tandem.invoice.Intake;
import dev.tandem.invoice.Invoice;
import dev.tandem.invoice.InvoiceIntake;
import dev.tandem.invoice.Invoices;
import dev.tandem.tasks.SubmissionRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.springframework.stereotype.Component;

/**
 * Binds a case to its document as it begins. The API and the watched folder have registered the document before; by the start
 * form it comes as a file, and is registered here, in the same transaction.
 */
@Component
class ReceiveInvoiceListener implements ExecutionListener {

    private static final String DOCUMENT = "document";

    private final Invoices invoices;
    private final InvoiceIntake intake;
    private final IdentityService identity;

    ReceiveInvoiceListener(Invoices invoices, InvoiceIntake intake, IdentityService identity) {
        this.invoices = invoices;
        this.intake = intake;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FileValue uploaded = execution.getVariableTyped(DOCUMENT);
        if (uploaded != null) {
            InvoiceApproval.INVOICE_ID.set(execution, register(uploaded));
            execution.removeVariable(DOCUMENT);
        }
        String invoiceId = InvoiceApproval.INVOICE_ID
                .find(execution)
                .orElseThrow(
                        () -> new SubmissionRefusedException("Choose the document of the invoice, and start again."));
        invoices.bindCase(invoiceId, execution.getProcessInstanceId());
        execution.setProcessBusinessKey(invoiceId);
        Invoice invoice = invoices.get(invoiceId);
        InvoiceApproval.DOCUMENT_NAME.set(execution, invoice.document().name());
    }

    private String register(FileValue uploaded) {
        Authentication user = identity.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            throw new SubmissionRefusedException("Invoices are sent in by a signed-in person. Sign in and try again.");
        }
        Intake result = intake.register(new IncomingDocument(
                content(uploaded),
                Objects.requireNonNullElse(uploaded.getFilename(), ""),
                user.getUserId(),
                Channel.FORM,
                null));
        if (result instanceof Intake.Accepted accepted) {
            return accepted.caseId();
        }
        if (result instanceof Intake.AlreadyKnown known) {
            throw new SubmissionRefusedException(
                    "This document was sent in before: it is the case " + known.caseId() + ". Nothing was started.");
        }
        throw new SubmissionRefusedException(((Intake.Refused) result).reason());
    }

    private static byte[] content(FileValue file) {
        try (var in = file.getValue()) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
