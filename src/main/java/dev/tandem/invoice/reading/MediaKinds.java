package dev.tandem.invoice.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells kinds of documents apart by their first bytes. */
final class MediaKinds {

    /** Readers of PDF look for its mark in the first kilobyte: some writers put something before it. */
    private static final int HEAD = 1024;

    /** What an XML document can begin with: a declaration, a comment, a DOCTYPE or its first element. */
    private static final Pattern XML = Pattern.compile("^\\s*<(\\?[\\p{L}_]|!--|!DOCTYPE|[\\p{L}_])", Pattern.DOTALL);

    private static final Pattern HTML = Pattern.compile(
            "^\\s*(<!--.*?-->\\s*)*<(!doctype\\s+html|html[\\s>])", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private MediaKinds() {}

    static MediaKind of(byte[] document) {
        if (startOf(document, StandardCharsets.ISO_8859_1).contains("%PDF-")) {
            return MediaKind.PDF;
        }
        String start = startOf(document, charset(document));
        return XML.matcher(start).find() && !HTML.matcher(start).find() ? MediaKind.XML : MediaKind.OTHER;
    }

    /** True for nothing at all and for white space only. */
    static boolean isEmpty(byte[] document) {
        for (byte b : document) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String startOf(byte[] document, Charset charset) {
        String start = new String(document, 0, Math.min(HEAD, document.length), charset);
        return start.startsWith("\uFEFF") ? start.substring(1) : start;
    }

    private static Charset charset(byte[] document) {
        if (begins(document, 0xFE, 0xFF) || begins(document, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(document, 0xFF, 0xFE) || begins(document, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] document, int first, int second) {
        return document.length > 1 && document[0] == (byte) first && document[1] == (byte) second;
    }
}
