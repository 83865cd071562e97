package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of an expected.csv, and the comparison of an invoice with them. */
final class ExpectedInvoices {

    private ExpectedInvoices() {}

    static List<CSVRecord> rows(Path csv) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Amounts compare as numbers, spaces in VAT ids and IBANs don't count, an empty cell means no value. */
    static void assertSame(CSVRecord row, InvoiceData invoice) {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        compare(row, "kind", invoice.kind() == InvoiceKind.CREDIT_NOTE ? "creditnote" : "invoice", expected, actual);
        compare(row, "number", invoice.number(), expected, actual);
        compare(row, "issueDate", invoice.issueDate(), expected, actual);
        compare(row, "dueDate", invoice.dueDate(), expected, actual);
        compare(row, "currency", invoice.currency(), expected, actual);
        compare(row, "sellerName", invoice.sellerName(), expected, actual);
        compare(row, "sellerVatId", invoice.sellerVatId(), expected, actual);
        compare(row, "buyerReference", invoice.buyerReference(), expected, actual);
        compare(row, "orderReference", invoice.orderReference(), expected, actual);
        compare(row, "netTotal", invoice.netTotal(), expected, actual);
        compare(row, "taxTotal", invoice.taxTotal(), expected, actual);
        compare(row, "grossTotal", invoice.grossTotal(), expected, actual);
        compare(row, "payable", invoice.payable(), expected, actual);
        compare(row, "iban", invoice.iban(), expected, actual);
        compare(row, "lines", invoice.lines(), expected, actual);
        assertThat(actual).as(row.get("file")).isEqualTo(expected);
    }

    private static void compare(
            CSVRecord row, String column, @Nullable Object value, List<String> expected, List<String> actual) {
        String cell = row.get(column);
        String text = Objects.toString(value, "");
        if (value instanceof BigDecimal amount) {
            text = normal(amount);
            cell = cell.isEmpty() ? cell : normal(new BigDecimal(cell));
        } else if (column.equals("iban") || column.equals("sellerVatId")) {
            cell = cell.replace(" ", "");
        }
        expected.add(column + "=" + cell);
        actual.add(column + "=" + text);
    }

    private static String normal(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
