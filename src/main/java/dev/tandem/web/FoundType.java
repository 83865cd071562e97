package dev.tandem.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells what a browser may show from its first bytes. Everything else, HTML, SVG and XML among it, is just bytes. */
final class FoundType {

    private static final Map<String, String> TYPES = Map.of(
            "%PDF-", "application/pdf",
            "\u0089PNG\r\n\u001a\n", "image/png",
            "\u00ff\u00d8\u00ff", "image/jpeg",
            "GIF87a", "image/gif",
            "GIF89a", "image/gif");

    private FoundType() {}

    static String of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return TYPES.entrySet().stream()
                .filter(type -> text.startsWith(type.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("application/octet-stream");
    }

    /** True for what can't be HTML or SVG, if it is said to be JSON. */
    static boolean looksLikeJson(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8).stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }
}
