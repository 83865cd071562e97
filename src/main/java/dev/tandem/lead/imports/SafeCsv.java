package dev.tandem.lead.imports;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV that spreadsheet programs show and do not run: what looks like a formula gets a quotation mark before it. */
final class SafeCsv {

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}([.,]\\d{1,15})?");

    private final CSVPrinter printer;

    SafeCsv(Appendable target) throws IOException {
        printer = new CSVPrinter(target, CSVFormat.RFC4180);
    }

    void row(List<String> cells) throws IOException {
        for (String cell : cells) {
            printer.print(defused(cell));
        }
        printer.println();
    }

    static boolean startsFormula(char first) {
        return "=+-@\t\r\n".indexOf(first) >= 0;
    }

    private static String defused(String cell) {
        return cell.isEmpty()
                        || !startsFormula(cell.charAt(0))
                        || NUMBER.matcher(cell).matches()
                ? cell
                : "'" + cell;
    }
}
