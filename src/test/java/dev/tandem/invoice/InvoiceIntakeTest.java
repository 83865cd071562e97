package dev.tandem.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tandem.documents.DocumentPages;
import dev.tandem.invoice.reading.Admission;
import dev.tandem.invoice.reading.InvoiceReader;
import dev.tandem.invoice.reading.MediaKind;
import dev.tandem.tasks.DecisionTrail;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionTemplate;

class InvoiceIntakeTest {

    /** H2 says so where another transaction holds the same document for longer than it waits for a lock. */
    @Test
    void aLockThatTakesTooLongIsTriedAgain() {
        InvoiceReader reader = mock(InvoiceReader.class);
        when(reader.admit(any())).thenReturn(new Admission.Admitted(MediaKind.XML));
        TransactionTemplate transaction = mock(TransactionTemplate.class);
        Intake known = new Intake.AlreadyKnown("INV-000001");
        when(transaction.execute(any()))
                .thenThrow(new QueryTimeoutException("lock"))
                .thenReturn(known);
        InvoiceIntake intake = new InvoiceIntake(
                mock(Invoices.class),
                mock(InvoiceCases.class),
                reader,
                mock(DocumentPages.class),
                mock(DecisionTrail.class),
                transaction);

        assertThat(intake.take(new IncomingDocument(new byte[] {1}, "a.xml", "clerk", Channel.API, null)))
                .isEqualTo(known);
    }
}
