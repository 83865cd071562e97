package dev.tandem.lead.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads the first sheet of an Excel file that has cells, without ever holding the sheet or its texts in memory. What the file
 * claims to hold is checked by {@link ZipGuard} first.
 */
class XlsxFile implements RowReader {

    private static final int MOST_CELLS = 1000;
    private static final String SPOILT =
            "The file can't be read as an Excel file. Open it in Excel or LibreOffice and save it as .xlsx or CSV.";

    @Override
    public Format read(StoredFile file, @Nullable String encoding, Receiver receiver) throws IOException {
        try (SeekableByteChannel bytes = file.openAnywhere();
                ZipFile zip = open(bytes)) {
            ZipGuard.check(zip);
            try (OPCPackage workbook = OPCPackage.open(new ZipFileZipEntrySource(zip));
                    StringsOnDisk strings = new StringsOnDisk()) {
                return read(new XSSFReader(workbook), strings, receiver);
            }
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | SAXException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw new UnreadableFileException(SPOILT, e);
        } catch (ZipException | EOFException e) {
            throw new UnreadableFileException(SPOILT, e);
        }
    }

    private static ZipFile open(SeekableByteChannel bytes) {
        try {
            return ZipFile.builder().setSeekableByteChannel(bytes).get();
        } catch (IOException e) {
            throw new UnreadableFileException(SPOILT, e);
        }
    }

    private static Format read(XSSFReader workbook, StringsOnDisk strings, Receiver receiver)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        InputStream texts = workbook.getSharedStringsData();
        if (texts != null) {
            try (texts) {
                parse(new XmlGuard(texts), strings.filler());
            }
        }
        StylesTable styles = workbook.getStylesTable();
        Iterator<InputStream> sheets = workbook.getSheetsData();
        while (sheets.hasNext()) {
            Rows rows = new Rows(receiver);
            try (InputStream sheet = sheets.next()) {
                parse(new XmlGuard(sheet), new XSSFSheetXMLHandler(styles, strings, rows, new PlainValues(), false));
            }
            if (rows.any) {
                break;
            }
        }
        return new Format("XLSX");
    }

    private static void parse(InputStream xml, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        // refuses document types, and with them entities
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setContentHandler(handler);
        reader.parse(new InputSource(xml));
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final Receiver receiver;
        private List<String> cells = new ArrayList<>();
        private boolean any;

        Rows(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            // rows that are only coloured are no rows
            if (!cells.isEmpty()) {
                any = true;
                receiver.row(row + 1, cells);
            }
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            if (value == null || value.isEmpty()) {
                return;
            }
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column < 0 || column >= MOST_CELLS) {
                throw new UnreadableFileException("A row has more than " + MOST_CELLS + " cells; no more are allowed.");
            }
            while (cells.size() < column) {
                cells.add("");
            }
            if (column < cells.size()) {
                cells.set(column, value);
            } else {
                cells.add(value);
            }
        }
    }

    /** Numbers as they are and not as they are shown: a phone number is no 4.9E+11, however narrow its column is. */
    private static final class PlainValues extends DataFormatter {

        @Override
        public String formatRawCellContents(double value, int formatIndex, @Nullable String format) {
            if (DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)) {
                var moment = Objects.requireNonNull(DateUtil.getLocalDateTime(value));
                return moment.toLocalTime().toSecondOfDay() == 0
                        ? moment.toLocalDate().toString()
                        : moment.toString();
            }
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
