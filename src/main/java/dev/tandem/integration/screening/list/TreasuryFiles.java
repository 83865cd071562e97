package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.match.ListedParty;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The list of the US Treasury in its own format: {@code sdn.csv} with the entries and {@code alt.csv} with their aliases, without
 * headings, {@code -0-} where there is no value.
 */
final class TreasuryFiles {

    static final int MAX_SIZE = 50_000_000;

    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_PROGRAM = 500;
    private static final int LONGEST_REMARKS = 20_000;
    private static final int SHOWN = 40;
    private static final String NO_VALUE = "-0-";

    /** What ended a file on old systems, and still ends those of the Treasury. */
    private static final char END_OF_FILE = '\u001a';

    private static final Set<String> KINDS = Set.of(ListedParty.INDIVIDUAL, "vessel", "aircraft");

    private static final int ENTRY_COLUMNS = 12;
    private static final int ALIAS_COLUMNS = 5;

    private TreasuryFiles() {}

    /**
     * All entries with their aliases, as they stand in the files.
     *
     * @throws ListRefusedException saying in plain words what is wrong and where
     */
    static List<ListedParty> read(byte[] sdn, byte[] alt) throws ListRefusedException {
        Map<String, CSVRecord> entries = new LinkedHashMap<>();
        for (CSVRecord row : rows("sdn", sdn, ENTRY_COLUMNS)) {
            String id = id("sdn", row);
            if (entries.putIfAbsent(id, row) != null) {
                throw refused("sdn", row, "the entry " + id + " comes twice");
            }
        }
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        for (CSVRecord row : rows("alt", alt, ALIAS_COLUMNS)) {
            String id = id("alt", row);
            if (!entries.containsKey(id)) {
                throw refused("alt", row, "there is no entry " + id + " in sdn. The two files must be of the same day");
            }
            aliases.computeIfAbsent(id, entry -> new ArrayList<>()).add(name("alt", row, 3));
        }
        List<ListedParty> parties = new ArrayList<>();
        for (Map.Entry<String, CSVRecord> entry : entries.entrySet()) {
            parties.add(party(entry.getKey(), entry.getValue(), aliases.getOrDefault(entry.getKey(), List.of())));
        }
        return parties;
    }

    private static ListedParty party(String id, CSVRecord row, List<String> aliases) throws ListRefusedException {
        String kind = value(row, 2);
        if (kind != null && !KINDS.contains(kind)) {
            throw refused("sdn", row, "\"" + shown(kind) + "\" is no kind of entry");
        }
        String program = value(row, 3);
        if (program == null) {
            throw refused("sdn", row, "the program is missing");
        }
        return new ListedParty(
                id,
                name("sdn", row, 1),
                kind == null ? ListedParty.ENTITY : kind,
                shortened(program, LONGEST_PROGRAM),
                remarks(row),
                aliases);
    }

    private static @Nullable String remarks(CSVRecord row) {
        String remarks = value(row, 11);
        return remarks == null ? null : shortened(remarks, LONGEST_REMARKS);
    }

    private static String id(String file, CSVRecord row) throws ListRefusedException {
        String id = row.get(0).strip();
        if (!id.matches("[0-9]{1,18}")) {
            throw refused(file, row, "\"" + shown(id) + "\" is no number of an entry");
        }
        return id;
    }

    private static String name(String file, CSVRecord row, int column) throws ListRefusedException {
        String name = value(row, column);
        if (name == null || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw refused(file, row, "the name is missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw refused(file, row, "the name is longer than " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static @Nullable String value(CSVRecord row, int column) {
        String value = row.get(column).strip();
        return value.isEmpty() || value.equals(NO_VALUE) ? null : value;
    }

    private static List<CSVRecord> rows(String file, byte[] content, int columns) throws ListRefusedException {
        List<CSVRecord> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text(file, content)))
                .setFormat(CSVFormat.RFC4180)
                .get()) {
            for (CSVRecord row : parser) {
                if (row.size() != columns) {
                    throw refused(file, row, "there are " + row.size() + " columns instead of " + columns);
                }
                rows.add(row);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new ListRefusedException("After row " + rows.size() + " of " + file
                    + " the file can't be read: a quotation mark is not where it should be, or never closed.");
        }
        return rows;
    }

    private static String text(String file, byte[] content) throws ListRefusedException {
        if (content.length > MAX_SIZE) {
            throw new ListRefusedException("The file " + file + " is larger than " + MAX_SIZE / 1_000_000 + " MB.");
        }
        String text = decoded(content);
        int end = text.indexOf(END_OF_FILE);
        boolean ended = end >= 0 && text.substring(end + 1).isBlank();
        String rows = ended ? text.substring(0, end) : text;
        if (rows.isBlank()) {
            throw new ListRefusedException("The file " + file + " is empty.");
        }
        if (rows.stripLeading().startsWith("<")) {
            throw new ListRefusedException("The file " + file + " is a web page or XML, no CSV.");
        }
        if (rows.chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n' && c != '\t')) {
            throw new ListRefusedException("The file " + file + " is no text.");
        }
        if (!ended && !rows.endsWith("\n")) {
            throw new ListRefusedException("The file " + file + " breaks off within its last row.");
        }
        return rows;
    }

    private static String decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private static String shown(String text) {
        return shortened(text, SHOWN);
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private static ListRefusedException refused(String file, CSVRecord row, String why) {
        return new ListRefusedException("Row " + row.getRecordNumber() + " of " + file + ": " + why + ".");
    }
}
