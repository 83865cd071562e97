package dev.tandem.invoice.reading;

import dev.tandem.documents.PdfGuard;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files inside a PDF, wherever they hang: in the tree of embedded files, among the associated files of
 * document and pages, or at annotations.
 */
final class PdfAttachments {

    /** An e-invoice may carry its own attachments inside the XML, so this is about the size of a document. */
    static final int LARGEST = 32 << 20;

    private static final int MOST_FILES = 50;
    private static final int DEEPEST_TREE = 20;
    private static final int MOST_PAGES = 50;

    /**
     * One file.
     *
     * @param content null if it can't be taken out (damaged or too large)
     */
    record Attachment(String name, byte @Nullable [] content) {}

    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Attachment> found = new ArrayList<>();

    private PdfAttachments() {}

    static List<Attachment> of(PDDocument pdf) {
        PdfAttachments attachments = new PdfAttachments();
        COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
        attachments.associated(catalog);
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            attachments.tree(names.getCOSDictionary(COSName.EMBEDDED_FILES), 0);
        }
        int pages = 0;
        for (PDPage page : pdf.getPages()) {
            if (++pages > MOST_PAGES) {
                break;
            }
            attachments.associated(page.getCOSObject());
            attachments.annotations(page.getCOSObject().getCOSArray(COSName.ANNOTS));
        }
        return attachments.found;
    }

    private void associated(COSDictionary owner) {
        COSBase files = owner.getDictionaryObject(COSName.AF);
        if (files instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                add(array.getObject(i));
            }
        } else {
            add(files);
        }
    }

    private void tree(@Nullable COSDictionary node, int depth) {
        if (node == null || depth > DEEPEST_TREE || !seen.add(node)) {
            return;
        }
        COSArray names = node.getCOSArray(COSName.NAMES);
        if (names != null) {
            for (int i = 0; i < names.size(); i++) {
                // pairs of key and file, but some writers forget the keys
                add(names.getObject(i));
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids != null) {
            for (int i = 0; i < kids.size(); i++) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    tree(kid, depth + 1);
                }
            }
        }
    }

    private void annotations(@Nullable COSArray annotations) {
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation) {
                add(annotation.getDictionaryObject(COSName.FS));
            }
        }
    }

    private void add(@Nullable COSBase file) {
        if (!(file instanceof COSDictionary specification) || found.size() >= MOST_FILES || !seen.add(specification)) {
            return;
        }
        String name = specification.getString(COSName.UF);
        if (name == null) {
            name = specification.getString(COSName.F);
        }
        COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
        if (embedded == null) {
            return;
        }
        for (COSName key : List.of(COSName.UF, COSName.F, COSName.UNIX, COSName.DOS, COSName.MAC)) {
            if (embedded.getDictionaryObject(key) instanceof COSStream stream) {
                if (seen.add(stream)) {
                    found.add(new Attachment(name == null ? "" : baseName(name), content(stream)));
                }
                return;
            }
        }
    }

    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static byte @Nullable [] content(COSStream stream) {
        try {
            COSBase filters = stream.getFilters();
            List<COSName> chain = new ArrayList<>();
            if (filters instanceof COSName filter) {
                chain.add(filter);
            } else if (filters instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (array.getObject(i) instanceof COSName filter) {
                        chain.add(filter);
                    }
                }
            }
            if (chain.isEmpty()) {
                try (InputStream raw = stream.createRawInputStream()) {
                    return raw.readAllBytes();
                }
            }
            if (isFlate(chain.get(0))
                    && chain.size() == 1
                    && stream.getDictionaryObject(COSName.DECODE_PARMS) == null) {
                try (InputStream raw = stream.createRawInputStream()) {
                    return PdfGuard.inflate(raw, LARGEST);
                }
            }
            // rare; the guard has already seen how far compressed data unpacks
            try (InputStream decoded = stream.createInputStream()) {
                byte[] content = decoded.readNBytes(LARGEST + 1);
                return content.length > LARGEST ? null : content;
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isFlate(COSName filter) {
        return filter.equals(COSName.FLATE_DECODE) || filter.equals(COSName.FLATE_DECODE_ABBREVIATION);
    }
}
