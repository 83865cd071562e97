package dev.tandem.testing;

import dev.tandem.invoice.Amounts;
import dev.tandem.invoice.InvoiceData;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** Makes invoices as PDFs, the way that suppliers do: with an e-invoice inside, or as a picture only. */
public final class InvoicePdfs {

    /** Where a file hangs in a PDF. */
    public enum Place {
        NAMES,
        ASSOCIATED_FILES,
        ANNOTATION
    }

    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    private static final float LEFT = 57;
    private static final float RIGHT = 538;

    private InvoicePdfs() {}

    /** One page with the invoice for people, and the XML as a file of the given name. */
    public static byte[] withXml(InvoiceData invoice, String name, byte[] xml, Place place) {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = draw(pdf, invoice);
            PDEmbeddedFile file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
            file.setSubtype("text/xml");
            file.setSize(xml.length);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(name);
            specification.setFileUnicode(name);
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.getCOSObject().setName("AFRelationship", "Alternative");
            attach(pdf, page, name, specification, place);
            return bytes(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page with the invoice for people, and nothing for machines. */
    public static byte[] withoutXml(InvoiceData invoice) {
        try (PDDocument pdf = new PDDocument()) {
            draw(pdf, invoice);
            return bytes(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The invoice as a scanner sees it: one grey picture, a little askew. */
    public static byte[] scanned(InvoiceData invoice) {
        try (PDDocument original = Loader.loadPDF(withoutXml(invoice));
                PDDocument pdf = new PDDocument()) {
            BufferedImage sheet = new PDFRenderer(original).renderImageWithDPI(0, 110, ImageType.GRAY);
            BufferedImage scan = new BufferedImage(sheet.getWidth(), sheet.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            java.awt.Graphics2D graphics = scan.createGraphics();
            graphics.setRenderingHint(
                    java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(new Color(236, 236, 236));
            graphics.fillRect(0, 0, scan.getWidth(), scan.getHeight());
            graphics.rotate(Math.toRadians(0.7), scan.getWidth() / 2.0, scan.getHeight() / 2.0);
            graphics.drawImage(sheet, 0, 0, null);
            graphics.dispose();
            PDPage page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(pdf, scan, 0.6f),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            return bytes(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void attach(
            PDDocument pdf, PDPage page, String name, PDComplexFileSpecification specification, Place place)
            throws IOException {
        switch (place) {
            case NAMES -> {
                PDEmbeddedFilesNameTreeNode leaf = new PDEmbeddedFilesNameTreeNode();
                leaf.setNames(Map.of(name, specification));
                PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                tree.setKids(List.of(leaf));
                PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                pdf.getDocumentCatalog().setNames(names);
            }
            case ASSOCIATED_FILES -> {
                COSArray files = new COSArray();
                files.add(specification);
                pdf.getDocumentCatalog().getCOSObject().setItem(COSName.AF, files);
            }
            case ANNOTATION -> {
                PDAnnotationFileAttachment annotation = new PDAnnotationFileAttachment();
                annotation.setFile(specification);
                annotation.setRectangle(new PDRectangle(10, 10, 20, 20));
                page.getAnnotations().add(annotation);
            }
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    private static PDPage draw(PDDocument pdf, InvoiceData invoice) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            Sheet sheet = new Sheet(content);
            String currency = invoice.currency();
            content.setNonStrokingColor(new Color(31, 78, 121));
            content.addRect(0, 806, PDRectangle.A4.getWidth(), 36);
            content.fill();
            content.setNonStrokingColor(Color.WHITE);
            sheet.left(BOLD, 15, LEFT, 818, invoice.sellerName());
            content.setNonStrokingColor(Color.BLACK);
            sheet.left(PLAIN, 9, LEFT, 770, "Tandem Beispiel AG, Hafenstraße 12, 20095 Hamburg");
            sheet.left(BOLD, 20, LEFT, 705, "Rechnung " + invoice.number());
            sheet.left(PLAIN, 10, LEFT, 685, "Rechnungsdatum: " + invoice.issueDate());
            if (invoice.dueDate() != null) {
                sheet.left(PLAIN, 10, LEFT, 671, "Zahlbar bis: " + invoice.dueDate());
            }
            if (invoice.orderReference() != null) {
                sheet.left(PLAIN, 10, 300, 685, "Ihre Bestellung: " + invoice.orderReference());
            }
            if (invoice.buyerReference() != null) {
                sheet.left(PLAIN, 10, 300, 671, "Ihr Zeichen: " + invoice.buyerReference());
            }
            float y = 630;
            sheet.left(BOLD, 9, LEFT, y, "Leistung");
            sheet.right(BOLD, 9, 350, y, "Menge");
            sheet.right(BOLD, 9, 440, y, "Einzelpreis");
            sheet.right(BOLD, 9, RIGHT, y, "Betrag");
            sheet.rule(y - 5);
            for (InvoiceData.LineItem line : invoice.lineItems()) {
                y -= 20;
                sheet.left(PLAIN, 10, LEFT, y, line.name());
                sheet.right(PLAIN, 10, 350, y, line.quantity() == null ? "" : Amounts.number(line.quantity(), 0));
                sheet.right(PLAIN, 10, 440, y, money(line.netPrice(), null));
                sheet.right(PLAIN, 10, RIGHT, y, money(line.netAmount(), null));
            }
            y -= 10;
            sheet.rule(y);
            for (InvoiceData.AllowanceCharge it : invoice.allowancesAndCharges()) {
                BigDecimal amount = it.amount() == null || it.charge()
                        ? it.amount()
                        : it.amount().negate();
                y = sheet.total(PLAIN, y, it.reason() == null ? "Abzug" : it.reason(), money(amount, currency));
            }
            y = sheet.total(PLAIN, y, "Summe ohne MwSt.", money(invoice.netTotal(), currency));
            y = sheet.total(PLAIN, y, "MwSt.", money(invoice.taxTotal(), currency));
            y = sheet.total(PLAIN, y, "Summe mit MwSt.", money(invoice.grossTotal(), currency));
            if (invoice.prepaid() != null) {
                y = sheet.total(
                        PLAIN, y, "Bereits gezahlt", money(invoice.prepaid().negate(), currency));
            }
            sheet.total(BOLD, y, "Zu zahlen", money(invoice.payable(), currency));
            sheet.rule(80);
            sheet.left(
                    PLAIN,
                    8,
                    LEFT,
                    66,
                    "USt-IdNr. " + invoice.sellerVatId() + (invoice.iban() == null ? "" : "   IBAN " + invoice.iban()));
        }
        return page;
    }

    private static String money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? "" : Amounts.text(amount, currency);
    }

    private record Sheet(PDPageContentStream content) {

        void left(PDFont font, float size, float x, float y, @Nullable String text) throws IOException {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(x, y);
            content.showText(text == null ? "" : text);
            content.endText();
        }

        void right(PDFont font, float size, float x, float y, String text) throws IOException {
            left(font, size, x - font.getStringWidth(text) / 1000 * size, y, text);
        }

        float total(PDFont font, float y, String name, String amount) throws IOException {
            right(font, 10, 440, y - 20, name);
            right(font, 10, RIGHT, y - 20, amount);
            return y - 18;
        }

        void rule(float y) throws IOException {
            content.setLineWidth(0.5f);
            content.moveTo(LEFT, y);
            content.lineTo(RIGHT, y);
            content.stroke();
        }
    }
}
