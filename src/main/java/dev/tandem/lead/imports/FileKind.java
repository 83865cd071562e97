package dev.tandem.lead.imports;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a file is, by its first bytes; its name may say anything. */
enum FileKind {
    CSV,
    XLSX;

    /** How many bytes there must be to tell. */
    static final int HEAD = 8;

    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] OLD_OFFICE = {0xD0, 0xCF, 0x11, 0xE0};
    private static final int[] PDF = {'%', 'P', 'D', 'F'};
    private static final int[] GZIP = {0x1F, 0x8B};
    private static final int[] PNG = {0x89, 'P', 'N', 'G'};
    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};

    /** Why a file that begins so is not taken, in plain words; null if it is. */
    static @Nullable String refusal(byte[] head) {
        if (begins(head, OLD_OFFICE)) {
            return "The file is an Excel file of the old kind (.xls), or protected by a password. Save it without a"
                    + " password as .xlsx or as CSV.";
        }
        if (begins(head, PDF) || begins(head, GZIP) || begins(head, PNG) || begins(head, JPEG)) {
            return "The file is neither CSV nor XLSX. Save the table as one of them.";
        }
        return null;
    }

    static FileKind of(byte[] head) {
        return begins(head, ZIP) ? XLSX : CSV;
    }

    private static boolean begins(byte[] head, int[] bytes) {
        return head.length >= bytes.length
                && IntStream.range(0, bytes.length).allMatch(i -> (head[i] & 0xFF) == bytes[i]);
    }
}
