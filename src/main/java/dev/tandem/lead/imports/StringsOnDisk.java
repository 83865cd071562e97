package dev.tandem.lead.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts of an Excel file, which its cells refer to by number, on the disk: there are as many as there are cells. */
final class StringsOnDisk implements SharedStrings, AutoCloseable {

    private static final int REMEMBERED = 2000;
    private static final int BUFFER = 256 * 1024;

    private final FileChannel file = TemporaryFile.create();
    private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream(BUFFER + 1024);
    private long[] ends = new long[1024];
    private int count;
    private long length;

    private final Map<Integer, String> recent = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    StringsOnDisk() throws IOException {}

    /** Takes the texts from {@code sharedStrings.xml}, without what is there for pronunciation. */
    DefaultHandler filler() {
        return new DefaultHandler() {

            private final StringBuilder text = new StringBuilder();
            private boolean inText;
            private boolean inPronunciation;

            @Override
            public void startElement(String uri, String name, String qName, Attributes attributes) {
                switch (name) {
                    case "si" -> text.setLength(0);
                    case "t" -> inText = true;
                    case "rPh" -> inPronunciation = true;
                    default -> {}
                }
            }

            @Override
            public void characters(char[] chars, int start, int n) {
                if (inText && !inPronunciation) {
                    text.append(chars, start, n);
                    if (text.length() > RowLimits.LONGEST_ROW) {
                        throw new UnreadableFileException(
                                "A cell has more than " + RowLimits.LONGEST_ROW + " characters.");
                    }
                }
            }

            @Override
            public void endElement(String uri, String name, String qName) {
                switch (name) {
                    case "si" -> add(text.toString());
                    case "t" -> inText = false;
                    case "rPh" -> inPronunciation = false;
                    default -> {}
                }
            }

            @Override
            public void endDocument() {
                flush();
            }
        };
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        unwritten.writeBytes(bytes);
        length += bytes.length;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = length;
        if (unwritten.size() >= BUFFER) {
            flush();
        }
    }

    private void flush() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(unwritten.toByteArray());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            unwritten.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RichTextString getItemAt(int index) {
        return new XSSFRichTextString(recent.computeIfAbsent(index, this::read));
    }

    private String read(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        long begin = index == 0 ? 0 : ends[index - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[index] - begin));
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, begin + bytes.position()) < 0) {
                    throw new IOException("The texts of the file are shorter than they were.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public int getCount() {
        return count;
    }

    @Override
    public int getUniqueCount() {
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
