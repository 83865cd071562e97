package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.invoice.Finding;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.Plausibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** E-invoices that others made, where they lie beside the project; skipped where they don't. */
class SharedEInvoicesTest {

    private static final Path FOLDER = Path.of("../shared/data/einvoices");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** What may be found in correct examples: their accounts and dates are often made up. */
    private static final Set<String> NOT_ABOUT_TOTALS = Set.of("iban-check-digits", "iban-format");

    private final EInvoiceReader reader = new EInvoiceReader();

    @BeforeAll
    static void theyAreThere() {
        boolean there = Files.exists(FOLDER.resolve("expected.csv"));
        if (!there) {
            System.out.println("Shared e-invoices: skipped, there is no " + FOLDER);
        }
        assumeTrue(there, "there is no " + FOLDER);
    }

    @Test
    void everyValueOfEveryFileIsReadAsExpected() throws IOException {
        List<CSVRecord> rows = ExpectedInvoices.rows(FOLDER.resolve("expected.csv"));

        for (CSVRecord row : rows) {
            ExpectedInvoices.assertSame(row, read(row.get("file")).invoice());
        }

        assertThat(rows).isNotEmpty();
        System.out.println("Shared e-invoices: " + rows.size() + " read, every value as expected");
    }

    @Test
    void correctFilesGiveNoFindingAboutFormatOrTotals() throws IOException {
        for (CSVRecord row : ExpectedInvoices.rows(FOLDER.resolve("expected.csv"))) {
            ReadingResult.Read read = read(row.get("file"));
            InvoiceData invoice = read.invoice();

            assertThat(read.findings()).as(row.get("file")).isEmpty();
            assertThat(new Plausibility().check(invoice, TODAY))
                    .as(row.get("file"))
                    .extracting(Finding::code)
                    .allMatch(NOT_ABOUT_TOTALS::contains);
        }
    }

    @Test
    void brokenFilesDoNotGetThroughUnnoticed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("broken"))) {
            for (Path file : files.toList()) {
                ReadingResult result = reader.read(Files.readAllBytes(file));
                if (result instanceof ReadingResult.Read read) {
                    assertThat(Stream.concat(
                                    read.findings().stream(), new Plausibility().check(read.invoice(), TODAY).stream()))
                            .as(file.toString())
                            .extracting(Finding::code)
                            .anyMatch(code -> !NOT_ABOUT_TOTALS.contains(code));
                } else {
                    assertThat(result).as(file.toString()).isInstanceOf(ReadingResult.Unreadable.class);
                }
            }
        }
    }

    private ReadingResult.Read read(String name) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Path file = files.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
            ReadingResult result = reader.read(Files.readAllBytes(file));
            assertThat(result).as(name).isInstanceOf(ReadingResult.Read.class);
            return (ReadingResult.Read) result;
        }
    }
}
