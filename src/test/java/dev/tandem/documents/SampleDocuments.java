package dev.tandem.documents;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Documents as customers send them, and as those do who mean harm. */
public final class SampleDocuments {

    private SampleDocuments() {}

    /** A PDF with as many empty pages. */
    public static byte[] pdf(int pages) {
        return pdf(document -> {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(PDRectangle.A5));
            }
        });
    }

    /** A PDF that opens without a password, or with one, and is encrypted. */
    public static byte[] lockedPdf(String password) {
        return pdf(document -> {
            document.addPage(new PDPage(PDRectangle.A5));
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        });
    }

    /** A PDF whose only page has a compressed part of this many megabytes. */
    public static byte[] pdfBomb(int megabytes) {
        return pdf(document -> {
            PDPage page = new PDPage(PDRectangle.A5);
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < megabytes; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
            page.setContents(content);
        });
    }

    /** A PDF with a fax of a few bytes that claims to be this large. */
    public static byte[] pdfWithFax(int width, int height) {
        return pdf(document -> {
            PDPage page = new PDPage(PDRectangle.A5);
            document.addPage(page);
            COSStream fax = document.getDocument().createCOSStream();
            try (OutputStream out = fax.createRawOutputStream()) {
                out.write(new byte[] {1, 2, 3, 4});
            }
            fax.setItem(COSName.TYPE, COSName.XOBJECT);
            fax.setItem(COSName.SUBTYPE, COSName.IMAGE);
            fax.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
            fax.setInt(COSName.WIDTH, width);
            fax.setInt(COSName.HEIGHT, height);
            fax.setInt(COSName.BITS_PER_COMPONENT, 1);
            fax.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            PDResources resources = new PDResources();
            resources.getCOSObject().setItem(COSName.XOBJECT, new org.apache.pdfbox.cos.COSDictionary());
            resources.getCOSObject().getCOSDictionary(COSName.XOBJECT).setItem("Im0", fax);
            page.setResources(resources);
        });
    }

    /** A picture with a red upper left quarter, {@code jpeg} or {@code png}. */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG as a telephone takes it: lying, and with a note how to turn it. */
    public static byte[] turnedPhoto(int width, int height, int orientation) {
        byte[] jpeg = picture("jpeg", width, height);
        ByteBuffer exif = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(exif.array(), 0, exif.position());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A PNG of a few bytes that claims to be this large. */
    public static byte[] pngBomb(int width, int height) {
        ByteArrayOutputStream png = pngStart(width, height);
        chunk(png, "IDAT", packed(1000));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static ByteArrayOutputStream pngStart(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        return png;
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        try (DataOutputStream out = new DataOutputStream(png)) {
            out.writeInt(content.length);
            out.writeBytes(name);
            out.write(content);
            out.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(int size) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            new ByteArrayInputStream(new byte[size]).transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] pdf(Filling filling) {
        try (PDDocument document = new PDDocument()) {
            filling.fill(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(PDDocument document) throws IOException;
    }
}
