package dev.tandem.lead.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class FileReadingTest {

    private final Map<Integer, List<String>> rows = new TreeMap<>();
    private String format = "";

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void anyUsualSeparatorIsFoundOut(char separator) {
        readCsv("Name,Company,Comment\nAda,Nord,\"a, b; c | d\te\"\nBen,Süd,\n"
                .replace("a, b; c | d\te", "\0")
                .replace(',', separator)
                .replace("\0", "a, b; c | d\te"));

        assertThat(rows)
                .containsEntry(1, List.of("Name", "Company", "Comment"))
                .containsEntry(2, List.of("Ada", "Nord", "a, b; c | d\te"))
                .containsEntry(3, List.of("Ben", "Süd", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Jürgen Müller",
        "UTF-16LE, Jürgen Müller",
        "UTF-16BE, Jürgen Müller",
        "windows-1252, Jürgen Müller",
        "windows-1252, 5 € für Renée – “gut”",
        "windows-1250, Łukasz Żółć",
        "ISO-8859-2, Łukasz Śliwa",
        "windows-1254, Işık Çağrı",
        "x-MacRoman, Jürgen Müller",
        "IBM850, Jürgen Müller",
        "windows-1251, Иван Петров из Москвы",
        "Shift_JIS, 山田太郎 株式会社 東京"
    })
    void theEncodingIsFoundOut(String encoding, String name) {
        read(("Name;Company\n" + name + ";x\n").getBytes(Charset.forName(encoding)), null);

        assertThat(rows.get(2)).as(format).containsExactly(name, "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNoPartOfTheFirstHeading(String encoding) {
        read(("\ufeffName,Company\nJürgen,x\n").getBytes(Charset.forName(encoding)), null);

        assertThat(rows.get(1)).containsExactly("Name", "Company");
        assertThat(rows.get(2)).containsExactly("Jürgen", "x");
    }

    @Test
    void aSpecialCharacterFarBehindTellsTheEncoding() {
        read(
                ("Name,Company\n" + "Ada,Nord\n".repeat(60_000) + "Jürgen,Süd\n")
                        .getBytes(Charset.forName("windows-1252")),
                null);

        assertThat(rows.get(60_002)).containsExactly("Jürgen", "Süd");
    }

    @Test
    void theSenderMayNameTheEncoding() {
        read("Name,Company\nJürgen,x\n".getBytes(Charset.forName("IBM437")), "IBM437");

        assertThat(rows.get(2)).containsExactly("Jürgen", "x");
        assertThatThrownBy(() -> read("Name\nx\n".getBytes(StandardCharsets.UTF_8), "latin-eins"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("no encoding named \"latin-eins\"");
    }

    @Test
    void rowsAreNumberedAsSpreadsheetProgramsDo() {
        readCsv("Name,Comment\r\nAda,\"one\r\ntwo \"\"quoted\"\"\"\r\n\r\nBen,x\r\n");

        assertThat(rows.keySet()).containsExactly(1, 2, 4);
        assertThat(rows.get(2)).containsExactly("Ada", "one\r\ntwo \"quoted\"");
    }

    @Test
    void theLineByWhichExcelNamesTheSeparatorIsNoRow() {
        readCsv("sep=;\r\nName;Company\r\nAda;Nord, Ltd\r\n");

        assertThat(rows.get(1)).containsExactly("Name", "Company");
        assertThat(rows.get(2)).containsExactly("Ada", "Nord, Ltd");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedFailsWithItsRow() {
        assertThatThrownBy(() -> readCsv("Name,Company\nAda,Nord\nBen,\"Süd\n" + "Eva,Ost\n".repeat(5)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("Row 3")
                .hasMessageContaining("never closed");
        assertThatThrownBy(() -> readCsv("Name,Company\nAda,\"" + "x".repeat(3_000_000)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("Row 2");
    }

    @Test
    void bytesThatAreNoTextAreNoTable() {
        assertThatThrownBy(() -> read(new byte[] {'a', 0, 1, 2, 3, 0, 0, 5, 6}, null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("no text");
    }

    @Test
    void anExcelFileIsReadAsItIsAndNotAsItIsShown() throws IOException {
        readXlsx(workbook -> {
            Sheet empty = workbook.createSheet("empty");
            Sheet sheet = workbook.createSheet("leads");
            cells(sheet, 0, "Name", "Phone", "Visits", "Seen", "VIP");
            Row row = cells(sheet, 1, "Jürgen Müller");
            row.createCell(1).setCellValue(491701234567d);
            row.createCell(2).setCellValue(7);
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd.mm.yyyy"));
            row.createCell(3).setCellValue(LocalDate.of(2026, 11, 22));
            row.getCell(3).setCellStyle(date);
            row.createCell(4).setCellValue(true);
            sheet.createRow(2).createCell(0).setCellStyle(date);
            cells(sheet, 3, "Ada", "+49 30 1");
            assertThat(empty.getLastRowNum()).isEqualTo(-1);
        });

        assertThat(rows.keySet()).containsExactly(1, 2, 4);
        assertThat(rows.get(2)).containsExactly("Jürgen Müller", "491701234567", "7", "2026-11-22", "TRUE");
        assertThat(rows.get(4)).containsExactly("Ada", "+49 30 1");
        assertThat(format).isEqualTo("XLSX");
    }

    @Test
    void gapsBetweenCellsStayGaps() throws IOException {
        readXlsx(workbook -> {
            Sheet sheet = workbook.createSheet();
            cells(sheet, 0, "Name", "Phone", "Company");
            Row row = sheet.createRow(1);
            row.createCell(2).setCellValue("Nord");
        });

        assertThat(rows.get(2)).containsExactly("", "", "Nord");
    }

    @Test
    void manyTextsOfAnExcelFileAreFoundAgain() throws IOException {
        readXlsx(workbook -> {
            Sheet sheet = workbook.createSheet();
            for (int n = 0; n < 5000; n++) {
                cells(sheet, n, "näme " + n, "company " + n % 7);
            }
        });

        assertThat(rows.get(4711)).containsExactly("näme 4710", "company 6");
    }

    @Test
    void aFileThatUnpacksToFarMoreThanATableIsRefused() throws IOException {
        byte[] bomb = replaced("xl/worksheets/sheet1.xml", out -> {
            byte[] zeros = new byte[1024 * 1024];
            for (int mb = 0; mb < 300; mb++) {
                out.write(zeros);
            }
        });
        assertThat(bomb.length).isLessThan(1_000_000);

        assertThatThrownBy(() -> read(bomb, null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("unpacks to more");
    }

    @Test
    void entitiesAndOtherFilesAreNotReadFromAnExcelFile() throws IOException {
        String evil = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";

        assertThatThrownBy(() -> read(
                        replaced("xl/worksheets/sheet1.xml", out -> out.write(evil.getBytes(StandardCharsets.UTF_8))),
                        null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("can't be read as an Excel file");
        assertThat(rows).isEmpty();
    }

    @Test
    void aCellThatIsLongerThanMemoryIsRefused() throws IOException {
        byte[] file = replaced("xl/worksheets/sheet1.xml", out -> {
            out.write(("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                            + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] noise = new byte[8 * 1024 * 1024];
            Random random = new Random(1);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) ('a' + random.nextInt(26));
            }
            out.write(noise);
            out.write("</t></is></c></row></sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });

        assertThatThrownBy(() -> read(file, null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("longer than any spreadsheet program allows");
    }

    @Test
    void anArchiveThatIsNoExcelFileIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("leads.csv"));
            zip.write("Name\nAda\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> read(bytes.toByteArray(), null))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("ZIP archive");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}, null))
                .isInstanceOf(UnreadableFileException.class);
    }

    private interface Writing<T> {
        void write(T target) throws IOException;
    }

    private void readXlsx(Writing<XSSFWorkbook> content) throws IOException {
        read(xlsx(content), null);
    }

    private static byte[] xlsx(Writing<XSSFWorkbook> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.write(workbook);
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static Row cells(Sheet sheet, int row, String... cells) {
        Row created = sheet.createRow(row);
        for (int i = 0; i < cells.length; i++) {
            created.createCell(i).setCellValue(cells[i]);
        }
        return created;
    }

    /** A small Excel file in which one part is another. */
    private static byte[] replaced(String part, Writing<ZipOutputStream> content) throws IOException {
        byte[] original = xlsx(workbook -> cells(workbook.createSheet(), 0, "Name"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(original))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    content.write(zip);
                } else {
                    zip.write(in.readAllBytes());
                }
            }
        }
        return bytes.toByteArray();
    }

    private void readCsv(String text) {
        read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private void read(byte[] bytes, @Nullable String encoding) {
        rows.clear();
        RowReader reader = FileKind.of(bytes) == FileKind.XLSX ? new XlsxFile() : new CsvFile();
        try {
            format = reader.read(new InMemory(bytes), encoding, rows::put).inWords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record InMemory(byte[] bytes) implements StoredFile {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public SeekableByteChannel openAnywhere() {
            return new SeekableInMemoryByteChannel(bytes);
        }
    }
}
