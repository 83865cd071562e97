package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Plausibility;
import dev.tandem.testing.InvoicePdfs;
import dev.tandem.testing.InvoicePdfs.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own e-invoices. Those in PDFs lie there as XML; the PDFs around them are made here. */
class OwnEInvoicesTest {

    private static final Path FOLDER = Path.of("src/test/resources/einvoices");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** Different names and places, as different programs do it. */
    private static final Map<String, Map.Entry<String, Place>> PDFS = Map.of(
            "facturx-minimum.pdf", Map.entry("factur-x.xml", Place.NAMES),
            "facturx-basicwl.pdf", Map.entry("Factur-X.xml", Place.ASSOCIATED_FILES),
            "facturx-en16931.pdf", Map.entry("ZUGFeRD-invoice.xml", Place.NAMES),
            "zugferd-extended.pdf", Map.entry("zugferd-invoice.xml", Place.ANNOTATION),
            "xrechnung-in-pdf.pdf", Map.entry("xrechnung.xml", Place.NAMES));

    private final EInvoiceReader reader = new EInvoiceReader();

    static Stream<Named<CSVRecord>> rows() {
        return ExpectedInvoices.rows(FOLDER.resolve("expected.csv")).stream()
                .map(row -> Named.of(row.get("file"), row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyValueIsReadAsItIsWritten(CSVRecord row) throws IOException {
        ReadingResult result = reader.read(document(row.get("file")));

        assertThat(result).isInstanceOf(ReadingResult.Read.class);
        ExpectedInvoices.assertSame(row, ((ReadingResult.Read) result).invoice());
        assertThat(((ReadingResult.Read) result).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aCorrectInvoiceGivesNoFinding(CSVRecord row) throws IOException {
        ReadingResult.Read read = (ReadingResult.Read) reader.read(document(row.get("file")));

        assertThat(new Plausibility().check(read.invoice(), TODAY)).isEmpty();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(20);
    }

    private byte[] document(String file) throws IOException {
        Map.Entry<String, Place> inside = PDFS.get(file);
        if (inside == null) {
            return Files.readAllBytes(FOLDER.resolve(file));
        }
        byte[] xml = Files.readAllBytes(FOLDER.resolve("xml-for-pdf/" + file.replace(".pdf", ".xml")));
        InvoiceData invoice = ((ReadingResult.Read) reader.read(xml)).invoice();
        return InvoicePdfs.withXml(invoice, inside.getKey(), xml, inside.getValue());
    }
}
