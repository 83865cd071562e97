package dev.tandem.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps PDFs out that would fill the memory: a library unpacks compressed parts as a whole, and ten megabytes can hold
 * ten gigabytes.
 */
public final class PdfGuard {

    /** One compressed part may unpack to this: an A4 page scanned in colour at 600 dpi has about 105 MB. */
    public static final long MOST_OF_A_PART = 128L << 20;

    private static final long MOST_OF_ALL = 768L << 20;
    private static final int MOST_PARTS = 50_000;
    private static final int MOST_LAYERS = 4;
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private PdfGuard() {}

    /** True if all compressed parts together, and each of them, unpack to a bearable size. */
    public static boolean isBearable(byte[] pdf) {
        long all = 0;
        int parts = 0;
        byte[] buffer = new byte[64 << 10];
        for (int at = indexOf(pdf, STREAM, 0); at >= 0; at = indexOf(pdf, STREAM, at + STREAM.length)) {
            int start = at + STREAM.length;
            while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n')) {
                start++;
            }
            if (!isZlib(pdf, start)) {
                continue;
            }
            long size = unpackedSize(pdf, start, buffer);
            all += size;
            parts++;
            if (parts > MOST_PARTS || size > MOST_OF_A_PART || all > MOST_OF_ALL) {
                return false;
            }
        }
        return true;
    }

    /** Unpacks at most the given number of bytes; what is damaged at its end is taken as far as it goes. */
    public static byte[] inflate(InputStream packed, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        try (InputStream in = new InflaterInputStream(packed)) {
            int read;
            while ((read = in.read(buffer)) > 0) {
                out.write(buffer, 0, read);
                if (out.size() > most) {
                    throw new IOException("unpacks to more than " + most + " bytes");
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            if (out.size() == 0) {
                throw e;
            }
        }
        return out.toByteArray();
    }

    /** The largest of its layers: what is unpacked may be packed again. */
    private static long unpackedSize(byte[] pdf, int start, byte[] buffer) {
        long largest = 0;
        for (int layers = 1; layers <= MOST_LAYERS && largest <= MOST_OF_A_PART; layers++) {
            // closing gives the memory of the unpackers back, which lies outside of Java's
            try (InputStream in = unpacked(pdf, start, layers)) {
                if (in == null) {
                    return largest;
                }
                largest = Math.max(largest, count(in, buffer));
            } catch (IOException e) {
                return largest;
            }
        }
        return largest;
    }

    /** Null if it is not packed that many times. */
    private static @Nullable InputStream unpacked(byte[] pdf, int start, int layers) throws IOException {
        InputStream in = new ByteArrayInputStream(pdf, start, pdf.length - start);
        for (int i = 0; i < layers; i++) {
            PushbackInputStream pushback = new PushbackInputStream(in, 2);
            byte[] head = head(pushback);
            if (!isZlib(head, 0)) {
                pushback.close();
                return null;
            }
            pushback.unread(head);
            in = new InflaterInputStream(pushback);
        }
        return in;
    }

    private static byte[] head(InputStream in) throws IOException {
        try {
            return in.readNBytes(2);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static long count(InputStream in, byte[] buffer) {
        long size = 0;
        try {
            int read;
            while (size <= MOST_OF_A_PART && (read = in.read(buffer)) > 0) {
                size += read;
            }
        } catch (IOException e) {
            // damaged or no zlib at all: what came until here counts
            return size;
        }
        return size;
    }

    private static boolean isZlib(byte[] bytes, int at) {
        if (at + 1 >= bytes.length || (bytes[at] & 0x0F) != 8) {
            return false;
        }
        return (((bytes[at] & 0xFF) << 8) + (bytes[at + 1] & 0xFF)) % 31 == 0;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            int matched = 0;
            while (matched < wanted.length && bytes[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
