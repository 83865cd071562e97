package dev.tandem.documents;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks whether a document from outside is what it may be, by its content: a PDF that everybody can open, a JPEG or a PNG, none of
 * which fills the memory. Scripts in a PDF are no reason to refuse it, because nothing here runs them: a PDF is shown as pictures
 * and handed out as a file to save.
 */
@Component
public class DocumentCheck {

    private static final Logger log = LoggerFactory.getLogger(DocumentCheck.class);

    private static final int EMPTY = 400;
    private static final int WRONG_TYPE = 415;
    private static final int UNUSABLE = 422;
    private static final int MOST_OBJECTS = 200_000;
    private static final CheckedDocument DAMAGED_PDF = new CheckedDocument.Refused(
            UNUSABLE, "The PDF is damaged and can't be opened. Save it once more, and send it again.");
    private static final CheckedDocument LOCKED_PDF = new CheckedDocument.Refused(
            UNUSABLE, "The PDF is protected, so that we can't read it. Save it without a password, and send it again.");
    private static final CheckedDocument LARGE_PDF = new CheckedDocument.Refused(
            UNUSABLE,
            "The PDF unpacks to an unbearable size. Save or scan it with a lower resolution, and send it again.");

    /** Each look may need a few hundred megabytes for a moment, and anybody with a link can ask for one. */
    private final Semaphore places = new Semaphore(2);

    /** Looks at the content of a document; waits while others are being looked at. */
    public CheckedDocument check(byte[] content) {
        if (content.length == 0) {
            return new CheckedDocument.Refused(EMPTY, "The file is empty. Choose the document once more.");
        }
        places.acquireUninterruptibly();
        try {
            return DocumentKind.of(content)
                    .map(kind -> kind == DocumentKind.PDF ? checkPdf(content) : checkPicture(kind, content))
                    .orElseGet(() -> new CheckedDocument.Refused(
                            WRONG_TYPE,
                            "The file is neither a PDF nor a picture (JPEG or PNG), whatever its name says. Save or scan the"
                                    + " document as one of these, and send it again."));
        } finally {
            places.release();
        }
    }

    private static CheckedDocument checkPdf(byte[] content) {
        if (!PdfGuard.isBearable(content)) {
            return LARGE_PDF;
        }
        try (PDDocument pdf = Loader.loadPDF(content)) {
            if (pdf.isEncrypted()) {
                return LOCKED_PDF;
            }
            if (!hasBearablePictures(pdf)) {
                return LARGE_PDF;
            }
            int pages = Math.min(pdf.getNumberOfPages(), DocumentPages.MOST_PAGES);
            if (pages < 1) {
                return DAMAGED_PDF;
            }
            // a document can claim pages that it does not have
            pdf.getPage(0).getCropBox();
            return new CheckedDocument.Good(DocumentKind.PDF, pages);
        } catch (InvalidPasswordException e) {
            return LOCKED_PDF;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // the library answers damage with many kinds of exceptions
            log.info("A PDF that was sent in can't be opened: {}", e.getClass().getSimpleName());
            return DAMAGED_PDF;
        }
    }

    /** A fax page of a few bytes can claim to have billions of dots, which are laid out in the memory to draw it. */
    private static boolean hasBearablePictures(PDDocument pdf) {
        var keys = pdf.getDocument().getXrefTable().keySet();
        if (keys.size() > MOST_OBJECTS) {
            return false;
        }
        for (COSObjectKey key : keys) {
            COSBase object = pdf.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                long width = stream.getInt(COSName.WIDTH, COSName.W, 0);
                long height = stream.getInt(COSName.HEIGHT, COSName.H, 0);
                if (width * height > Pictures.MOST_PIXELS_IN_PDF) {
                    return false;
                }
            }
        }
        return true;
    }

    private static CheckedDocument checkPicture(DocumentKind kind, byte[] content) {
        try {
            Pictures.Size size = Pictures.size(kind, content);
            if (size.pixels() > Pictures.MOST_PIXELS) {
                return new CheckedDocument.Refused(
                        UNUSABLE,
                        "The picture has more than " + Pictures.MOST_PIXELS / 1_000_000
                                + " million pixels. Make it smaller, and send it again.");
            }
            Pictures.read(kind, content);
            return new CheckedDocument.Good(kind, 1);
        } catch (IOException | RuntimeException e) {
            log.info(
                    "A picture that was sent in can't be opened: {}",
                    e.getClass().getSimpleName());
            return new CheckedDocument.Refused(
                    UNUSABLE,
                    "The picture is damaged or of a rare kind, so that it can't be opened. Save it once more as JPEG or PNG, and"
                            + " send it again.");
        }
    }
}
