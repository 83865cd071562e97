package dev.tandem.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows PDFs as pictures, page by page: browsers may not show them inside the webapps. What can't be drawn (damaged,
 * protected by a password, unbearably large) has no pages; the original stays there for download.
 */
@Component
public class DocumentPages {

    /** Pages after this one are not drawn. */
    public static final int MOST_PAGES = 50;

    private static final Logger LOG = LoggerFactory.getLogger(DocumentPages.class);
    private static final float DPI = 110;
    private static final float POINTS_PER_INCH = 72;
    private static final float LARGEST_SIDE = 2_500;

    static {
        // on servers there is no screen, and nobody wants one
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        ImageIO.setUseCache(false);
    }

    /** The number of pages that can be drawn, at most {@value #MOST_PAGES}; 0 if it is no PDF that can be opened. */
    public int pageCount(byte[] pdf) {
        if (!PdfGuard.isBearable(pdf)) {
            return 0;
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Math.min(document.getNumberOfPages(), MOST_PAGES);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.info("A PDF can't be opened: {}", e.getClass().getSimpleName());
            return 0;
        }
    }

    /**
     * One page as a PNG of about 110 dpi, no side longer than 2,500 pixels.
     *
     * @param page from 1
     * @return empty if there is no such page or it can't be drawn
     */
    public byte[] renderPng(byte[] pdf, int page) {
        if (page < 1 || page > MOST_PAGES || !PdfGuard.isBearable(pdf)) {
            return new byte[0];
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return page > document.getNumberOfPages() ? new byte[0] : png(document, page - 1);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.info("Page {} of a PDF can't be drawn: {}", page, e.getClass().getSimpleName());
            return new byte[0];
        }
    }

    /**
     * One page of a document of any kind as a PNG; a picture has one page.
     *
     * @return empty if there is no such page or it can't be drawn
     */
    public byte[] renderPng(DocumentKind kind, byte[] content, int page) {
        if (kind == DocumentKind.PDF) {
            return renderPng(content, page);
        }
        try {
            return page == 1 ? Pictures.png(kind, content) : new byte[0];
        } catch (IOException | RuntimeException e) {
            LOG.info("A picture can't be drawn: {}", e.getClass().getSimpleName());
            return new byte[0];
        }
    }

    private static byte[] png(PDDocument document, int index) throws IOException {
        PDRectangle box = document.getPage(index).getCropBox();
        float longest = Math.max(Math.max(box.getWidth(), box.getHeight()), 1);
        PDFRenderer renderer = new PDFRenderer(document);
        // large pictures are read only as finely as they are drawn
        renderer.setSubsamplingAllowed(true);
        float scale = Math.min(DPI / POINTS_PER_INCH, LARGEST_SIDE / longest);
        BufferedImage image = renderer.renderImage(index, scale, ImageType.RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
