package dev.tandem.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file is called: what counts is what is in it. */
@Tag("once")
class DocumentCheckTest {

    private final DocumentCheck check = new DocumentCheck();
    private final DocumentPages pages = new DocumentPages();

    @Test
    void pdfsAndPicturesAreTaken() {
        assertThat(check.check(SampleDocuments.pdf(3))).isEqualTo(new CheckedDocument.Good(DocumentKind.PDF, 3));
        assertThat(check.check(SampleDocuments.picture("jpeg", 40, 30)))
                .isEqualTo(new CheckedDocument.Good(DocumentKind.JPEG, 1));
        assertThat(check.check(SampleDocuments.picture("png", 40, 30)))
                .isEqualTo(new CheckedDocument.Good(DocumentKind.PNG, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><script>alert(1)</script>",
                "<!-- %PDF-1.7 --><html><script>alert(1)</script></html>",
                "\n%PDF-1.7 and a script before it",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "MZ\u0090\u0000 this program can't be run in DOS mode",
                "PK\u0003\u0004 a document with macros",
                "GIF89a",
                "{\\rtf1 a letter}",
                "#!/bin/sh",
                "just words",
            })
    void whatIsNeitherPdfNorPictureIsRefused(String content) {
        CheckedDocument checked = check.check(content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(checked).isInstanceOfSatisfying(CheckedDocument.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.reason()).contains("neither a PDF nor a picture");
        });
    }

    @Test
    void anEmptyFileIsRefused() {
        refused(new byte[0], 400, "empty");
    }

    @Test
    void whatOnlyBeginsLikeADocumentIsRefused() {
        refused("%PDF-1.7 and nothing more".getBytes(StandardCharsets.US_ASCII), 422, "damaged");
        refused(Arrays.copyOf(SampleDocuments.pdf(1), 200), 422, "damaged");
        refused(SampleDocuments.pdf(0), 422, "damaged");
        refused(Arrays.copyOf(SampleDocuments.picture("png", 400, 300), 60), 422, "damaged");
        refused(with(SampleDocuments.picture("jpeg", 4, 3), 4, "<script>alert(1)</script>"), 422, "damaged");
    }

    @Test
    void aProtectedPdfIsRefusedAlsoIfItOpensWithoutAPassword() {
        refused(SampleDocuments.lockedPdf("secret"), 422, "protected");
        refused(SampleDocuments.lockedPdf(""), 422, "protected");
    }

    @Test
    void aPdfThatUnpacksToAnUnbearableSizeIsRefused() {
        byte[] bomb = SampleDocuments.pdfBomb(200);

        assertThat(bomb).hasSizeLessThan(1 << 20);
        refused(bomb, 422, "unbearable size");
    }

    @Test
    void aPdfWithAPictureOfBillionsOfDotsIsRefused() {
        assertThat(check.check(SampleDocuments.pdfWithFax(4_960, 7_016))).isInstanceOf(CheckedDocument.Good.class);
        refused(SampleDocuments.pdfWithFax(60_000, 60_000), 422, "unbearable size");
    }

    @Test
    void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsLaidOut() {
        byte[] bomb = SampleDocuments.pngBomb(60_000, 60_000);

        assertThat(bomb).hasSizeLessThan(1_000);
        refused(bomb, 422, "60 million pixels");
        assertThat(pages.renderPng(DocumentKind.PNG, bomb, 1)).isEmpty();
    }

    @Test
    void aPictureWithSomethingBehindItIsAPictureAndNothingElse() {
        ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
        polyglot.writeBytes(SampleDocuments.picture("jpeg", 40, 30));
        polyglot.writeBytes("<html><script>alert(1)</script>PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII));

        assertThat(check.check(polyglot.toByteArray())).isEqualTo(new CheckedDocument.Good(DocumentKind.JPEG, 1));
        assertThat(new String(
                        pages.renderPng(DocumentKind.JPEG, polyglot.toByteArray(), 1), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @ParameterizedTest
    @CsvSource({"1, false, 0, 0", "3, false, 1, 1", "6, true, 1, 0", "8, true, 0, 1", "99, false, 0, 0"})
    void aPhotoIsShownTheRightWayUp(int orientation, boolean turned, int redRight, int redDown) throws IOException {
        byte[] photo = SampleDocuments.turnedPhoto(80, 40, orientation);

        BufferedImage shown = image(pages.renderPng(DocumentKind.JPEG, photo, 1));

        assertThat(shown.getWidth()).isEqualTo(turned ? 40 : 80);
        assertThat(shown.getHeight()).isEqualTo(turned ? 80 : 40);
        assertThat(isRed(shown, redRight, redDown)).isTrue();
        assertThat(isRed(shown, 1 - redRight, 1 - redDown)).isFalse();
    }

    @Test
    void aLargePhotoIsShownSmaller() throws IOException {
        BufferedImage shown =
                image(pages.renderPng(DocumentKind.JPEG, SampleDocuments.picture("jpeg", 6_000, 4_000), 1));

        assertThat(shown.getWidth()).isBetween(1_250, 2_500);
        assertThat(pages.renderPng(DocumentKind.JPEG, SampleDocuments.picture("jpeg", 40, 30), 2))
                .isEmpty();
    }

    private void refused(byte[] content, int status, String why) {
        assertThat(check.check(content)).isInstanceOfSatisfying(CheckedDocument.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.reason()).contains(why);
        });
    }

    private static byte[] with(byte[] content, int at, String text) {
        byte[] changed = Arrays.copyOf(content, at + text.length());
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, changed, at, text.length());
        return changed;
    }

    private static boolean isRed(BufferedImage image, int right, int down) {
        int x = image.getWidth() * (1 + 2 * right) / 4;
        int y = image.getHeight() * (1 + 2 * down) / 4;
        Color colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 && colour.getGreen() < 80;
    }

    private static BufferedImage image(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image).isNotNull();
        return image;
    }
}
