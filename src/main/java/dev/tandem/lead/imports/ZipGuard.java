package dev.tandem.lead.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks an Excel file to nowhere, before anybody reads it: a small file can hold more than any disk does. The same object is
 * read afterwards, so that nobody finds other entries in it.
 */
final class ZipGuard {

    private static final long MB = 1024L * 1024;
    private static final int MOST_ENTRIES = 1000;
    private static final long MOST_IN_ALL = 1000 * MB;
    /** Parts that are read as a whole: styles, the list of sheets. */
    private static final long MOST_OF_A_SMALL_PART = 8 * MB;

    /** Real sheets come to 30. */
    private static final int MOST_TIMES_LARGER = 150;

    private static final long HARMLESS = 4 * MB;

    private ZipGuard() {}

    /** @throws UnreadableFileException if the file unpacks to more than a table of leads can be */
    static void check(ZipFile zip) throws IOException {
        long all = 0;
        int entries = 0;
        byte[] buffer = new byte[64 * 1024];
        for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements(); ) {
            ZipArchiveEntry entry = e.nextElement();
            entries++;
            long limit = Math.min(limit(entry), MOST_IN_ALL - all);
            long size = 0;
            try (InputStream in = open(zip, entry)) {
                int read;
                while ((read = in.read(buffer)) >= 0) {
                    size += read;
                    if (size > limit || entries > MOST_ENTRIES) {
                        throw new UnreadableFileException(
                                "The file unpacks to more than a table of leads can be, and was"
                                        + " not read. Save it again, with nothing but the table in it, or as CSV.");
                    }
                }
            }
            all += size;
        }
        if (zip.getEntry("[Content_Types].xml") == null) {
            throw new UnreadableFileException(
                    "The file is a ZIP archive and no Excel file. Send the table in it alone.");
        }
    }

    private static InputStream open(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw new ZipException("packed in a way that is not known");
        }
        return zip.getInputStream(entry);
    }

    private static long limit(ZipArchiveEntry entry) {
        String name = entry.getName();
        boolean streamed = name.startsWith("xl/worksheets/")
                || name.startsWith("xl/media/")
                || name.equalsIgnoreCase("xl/sharedStrings.xml");
        long byRatio = Math.max(HARMLESS, entry.getCompressedSize() * MOST_TIMES_LARGER);
        return Math.min(byRatio, streamed ? MOST_IN_ALL : MOST_OF_A_SMALL_PART);
    }
}
