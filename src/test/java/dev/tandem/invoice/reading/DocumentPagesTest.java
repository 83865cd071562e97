package dev.tandem.invoice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.documents.DocumentPages;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.testing.InvoicePdfs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class DocumentPagesTest {

    private final DocumentPages pages = new DocumentPages();

    @Test
    void aPageIsDrawnAtAHundredAndTenDotsPerInch() throws IOException {
        byte[] pdf = InvoicePdfs.withoutXml(invoice());

        assertThat(pages.pageCount(pdf)).isEqualTo(1);
        BufferedImage image = image(pages.renderPng(pdf, 1));
        assertThat(image.getWidth()).isBetween(905, 912);
        assertThat(image.getHeight()).isBetween(1283, 1290);
        assertThat(darkPixels(image)).as("text is drawn").isGreaterThan(3_000);
    }

    @Test
    void aScanIsDrawn() throws IOException {
        BufferedImage image = image(pages.renderPng(InvoicePdfs.scanned(invoice()), 1));

        assertThat(darkPixels(image)).isGreaterThan(3_000);
    }

    @Test
    void noSideIsLongerThanItMayBe() throws IOException {
        BufferedImage image = image(pages.renderPng(blank(1, new PDRectangle(14_400, 7_200)), 1));

        assertThat(image.getWidth()).isEqualTo(2_500);
        assertThat(image.getHeight()).isEqualTo(1_250);
    }

    @Test
    void onlyTheFirstFiftyPagesAreDrawn() throws IOException {
        byte[] pdf = blank(60, PDRectangle.A6);

        assertThat(pages.pageCount(pdf)).isEqualTo(50);
        assertThat(pages.renderPng(pdf, 50)).isNotEmpty();
        assertThat(pages.renderPng(pdf, 51)).isEmpty();
        assertThat(pages.renderPng(pdf, 0)).isEmpty();
        assertThat(pages.renderPng(blank(1, PDRectangle.A6), 2)).isEmpty();
    }

    @Test
    void whatCannotBeOpenedHasNoPages() throws IOException {
        byte[] pdf = InvoicePdfs.withoutXml(invoice());
        byte[] noPdf = "%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII);

        assertThat(pages.pageCount(noPdf)).isZero();
        assertThat(pages.renderPng(noPdf, 1)).isEmpty();
        assertThat(pages.pageCount(new byte[0])).isZero();
        assertThat(pages.pageCount(withPassword())).isZero();
        for (int cut = 100; cut < pdf.length; cut += pdf.length / 10) {
            byte[] half = Arrays.copyOf(pdf, cut);
            int count = pages.pageCount(half);
            assertThat(pages.renderPng(half, 1).length > 0).isEqualTo(count > 0);
        }
    }

    private static InvoiceData invoice() throws IOException {
        byte[] xml = Files.readAllBytes(Path.of("src/test/resources/einvoices/several-rates.cii.xml"));
        return ((ReadingResult.Read) new EInvoiceReader().read(xml)).invoice();
    }

    private static byte[] blank(int count, PDRectangle size) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                pdf.addPage(new PDPage(size));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] withPassword() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage(PDRectangle.A6));
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static BufferedImage image(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image).isNotNull();
        return image;
    }

    private static long darkPixels(BufferedImage image) {
        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                dark += ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) < 300 ? 1 : 0;
            }
        }
        return dark;
    }
}
