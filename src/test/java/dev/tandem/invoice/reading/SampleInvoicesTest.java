package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.documents.DocumentPages;
import dev.tandem.invoice.Finding;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Plausibility;
import dev.tandem.testing.SampleInvoices;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The invoices that a newcomer sends in first must do what the README says of them. */
class SampleInvoicesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final EInvoiceReader reader = new EInvoiceReader();

    @ParameterizedTest
    @CsvSource({
        "bergmann-small.pdf, Bergmann Bürobedarf GmbH, DE136695976, DE02120300000000202051, 187.60",
        "nordlicht-medium.xml, Nordlicht IT Services GmbH, DE811569869, DE02500105170137075030, 1901.62",
        "nordlicht-large.pdf, Nordlicht IT Services GmbH, DE811569869, DE02500105170137075030, 23778.58",
        "unknown-supplier.xml, Druckerei Lindenhof GmbH, DE245168390, DE88200800000970375700, 1003.80",
    })
    void correctSamplesGiveNoFinding(String file, String seller, String vatId, String iban, String payable)
            throws IOException {
        ReadingResult.Read read = (ReadingResult.Read) read(file);

        InvoiceData invoice = read.invoice();
        assertThat(invoice.sellerName()).isEqualTo(seller);
        assertThat(invoice.sellerVatId()).isEqualTo(vatId);
        assertThat(invoice.iban()).isEqualTo(iban);
        assertThat(invoice.payable()).isEqualByComparingTo(payable);
        assertThat(read.findings()).isEmpty();
        assertThat(new Plausibility().check(invoice, TODAY)).isEmpty();
    }

    @Test
    void theWrongTotalIsFound() throws IOException {
        ReadingResult.Read read = (ReadingResult.Read) read("wrong-total.xml");

        List<Finding> findings = new Plausibility().check(read.invoice(), TODAY);

        assertThat(findings).extracting(Finding::code).containsExactly("BR-CO-16");
    }

    @Test
    void theScanIsForPeople() throws IOException {
        assertThat(read("scanned.pdf")).isInstanceOf(ReadingResult.Unreadable.class);
        assertThat(new DocumentPages().pageCount(Files.readAllBytes(SampleInvoices.FOLDER.resolve("scanned.pdf"))))
                .isEqualTo(1);
    }

    /** Not a test: {@code ./mvnw test -Dtest=SampleInvoicesTest -Dtandem.samples.write=true} writes the PDFs anew. */
    @Test
    @EnabledIfSystemProperty(named = "tandem.samples.write", matches = "true")
    void writeThePdfs() throws IOException {
        SampleInvoices.write(xml -> ((ReadingResult.Read) reader.read(xml)).invoice());
    }

    private ReadingResult read(String file) throws IOException {
        return reader.read(Files.readAllBytes(SampleInvoices.FOLDER.resolve(file)));
    }
}
