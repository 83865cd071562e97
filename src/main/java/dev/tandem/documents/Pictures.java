package dev.tandem.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures from outside only as finely as they are shown, and only after a look at how large they claim to be. */
final class Pictures {

    /** More than the cameras of telephones make: what is larger is no picture of a document. */
    static final long MOST_PIXELS = 60_000_000;

    /** A page of A3, scanned at 600 dpi, has about 70 million. */
    static final long MOST_PIXELS_IN_PDF = 120_000_000;

    private static final int LARGEST_SIDE = 2_500;

    private Pictures() {}

    record Size(int width, int height) {

        long pixels() {
            return (long) width * height;
        }
    }

    /** As the head of the picture claims. */
    static Size size(DocumentKind kind, byte[] content) throws IOException {
        return with(kind, content, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /** The picture, with no side longer than about 2,500 pixels. Look at its size before. */
    static BufferedImage read(DocumentKind kind, byte[] content) throws IOException {
        return with(kind, content, reader -> {
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            int step = Math.max(1, (longest + LARGEST_SIDE - 1) / LARGEST_SIDE);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        });
    }

    /** The picture as a PNG, the right way up. */
    static byte[] png(DocumentKind kind, byte[] content) throws IOException {
        if (size(kind, content).pixels() > MOST_PIXELS) {
            throw new IIOException("too large");
        }
        BufferedImage picture = read(kind, content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(kind == DocumentKind.JPEG ? Orientation.of(content).turn(picture) : picture, "png", out);
        return out.toByteArray();
    }

    private static <T> T with(DocumentKind kind, byte[] content, Reading<T> reading) throws IOException {
        // never the reader that guesses: it would try all kinds that there are
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(kind.mediaType());
        if (!readers.hasNext()) {
            throw new IIOException("no reader for " + kind);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            return reading.read(reader);
        } finally {
            reader.dispose();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ImageReader reader) throws IOException;
    }
}
