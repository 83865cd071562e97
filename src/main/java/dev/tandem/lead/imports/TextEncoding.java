package dev.tandem.lead.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds out how the characters of a text file were written. Valid UTF-8 that is not is practically never seen; what a library
 * takes for western is looked at again, because spreadsheet programs write several alphabets that it does not tell apart.
 *
 * @param markLength bytes of the byte order mark at the beginning
 */
record TextEncoding(Charset charset, int markLength) {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** In this order: the first of equals is taken. */
    private static final List<Charset> SINGLE_BYTE = List.of(
            WESTERN,
            Charset.forName("windows-1250"),
            Charset.forName("windows-1254"),
            Charset.forName("ISO-8859-2"),
            Charset.forName("x-MacRoman"),
            Charset.forName("IBM850"));

    private static final String MOST_USUAL = "äöüÄÖÜßé";

    private static final String USUAL =
            "èêëàâáãåæçñóòôõøíìîïúùûýÉÈÊÀÂÁÅÆÇÑÓÔØÍÎÚąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰğışİŞĞăâîșțĂ€–—’“”„";

    private static final int SAMPLE = 256 * 1024;
    private static final int SHORTEST_UTF_16 = 4;

    /**
     * The encoding of a file.
     *
     * @param named what the sender says it is; null to find out
     * @throws UnreadableFileException if the sender names one that does not exist
     */
    static TextEncoding of(StoredFile file, @Nullable String named) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(SAMPLE);
        }
        TextEncoding marked = byMark(head);
        if (marked != null) {
            return marked;
        }
        if (named != null) {
            return new TextEncoding(named(named), 0);
        }
        Charset wide = utf16(head);
        if (wide != null) {
            return new TextEncoding(wide, 0);
        }
        byte[] sample = new byte[SAMPLE];
        int length = nonAsciiLines(file, sample);
        return new TextEncoding(
                length < 0 ? StandardCharsets.UTF_8 : singleByteOrAsian(Arrays.copyOf(sample, length)), 0);
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableFileException("There is no encoding named \"" + name
                    + "\". Leave it out to have it found out, or name one such as UTF-8 or windows-1252.");
        }
    }

    private static @Nullable TextEncoding byMark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return new TextEncoding(Charset.forName("UTF-32LE"), 4);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return startsWith(head, 0xFE, 0xFF) ? new TextEncoding(StandardCharsets.UTF_16BE, 2) : null;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without a mark, wide characters show by the zeros in every second place. */
    private static @Nullable Charset utf16(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int half = head.length / 2;
        if (half < SHORTEST_UTF_16) {
            return null;
        }
        if (zeros[1] * 10 > half * 4 && zeros[0] * 20 < half) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] * 10 > half * 4 && zeros[1] * 20 < half ? StandardCharsets.UTF_16BE : null;
    }

    /**
     * Reads the whole file: its first special character may come late. Lines with special characters go into the sample.
     *
     * @return length of the sample, or -1 if the file is UTF-8
     */
    private static int nonAsciiLines(StoredFile file, byte[] sample) throws IOException {
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        CharBuffer chars = CharBuffer.allocate(64 * 1024);
        int length = 0;
        boolean valid = true;
        try (InputStream in = file.open()) {
            int read;
            while ((read = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0) {
                length = sample(bytes.array(), bytes.position(), read, sample, length);
                bytes.position(bytes.position() + read).flip();
                chars.clear();
                valid = valid && !utf8.decode(bytes, chars, false).isError();
                if (!valid && length == sample.length) {
                    return length;
                }
                if (valid) {
                    bytes.compact();
                } else {
                    bytes.clear();
                }
            }
        }
        bytes.flip();
        chars.clear();
        return valid && !utf8.decode(bytes, chars, true).isError() ? -1 : length;
    }

    /** Adds what surrounds each special character. */
    private static int sample(byte[] from, int offset, int count, byte[] sample, int length) {
        int filled = length;
        int copied = offset;
        for (int i = offset; i < offset + count && filled < sample.length; i++) {
            if (from[i] < 0) {
                int begin = Math.max(copied, i - 12);
                int end = Math.min(offset + count, i + 12);
                int n = Math.min(end - begin, sample.length - filled);
                if (n > 0) {
                    System.arraycopy(from, begin, sample, filled, n);
                    filled += n;
                    copied = end;
                }
            }
        }
        return filled;
    }

    private static Charset singleByteOrAsian(byte[] sample) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample);
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        if (detected != null && Charset.isSupported(detected)) {
            Charset charset = Charset.forName(detected);
            boolean western = charset.equals(WESTERN)
                    || charset.equals(StandardCharsets.ISO_8859_1)
                    || charset.equals(StandardCharsets.UTF_8)
                    || charset.equals(StandardCharsets.US_ASCII)
                    || detected.startsWith("ISO-8859-1");
            if (!western && likelihood(sample, charset) > likelihood(sample, bestSingleByte(sample)) / 2) {
                return charset;
            }
        }
        return bestSingleByte(sample);
    }

    private static Charset bestSingleByte(byte[] sample) {
        Charset best = WESTERN;
        for (Charset charset : SINGLE_BYTE) {
            if (likelihood(sample, charset) > likelihood(sample, best)) {
                best = charset;
            }
        }
        return best;
    }

    /** Letters that are usual in names speak for an encoding, everything else that is special against it. */
    private static int likelihood(byte[] sample, Charset charset) {
        String text = new String(sample, charset);
        if (!SINGLE_BYTE.contains(charset)) {
            return text.chars()
                    .filter(c -> c > 0x7F)
                    .map(c -> Character.isLetter(c) ? 2 : -2)
                    .sum();
        }
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                // nobody has a capital letter within their name
                boolean within = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1));
                boolean letters = !within && (MOST_USUAL.indexOf(c) >= 0 || USUAL.indexOf(c) >= 0);
                sum += letters ? (MOST_USUAL.indexOf(c) >= 0 ? 3 : 2) : -2;
            }
        }
        return sum;
    }
}
