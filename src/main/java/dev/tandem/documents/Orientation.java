package dev.tandem.documents;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held (the Exif tag 0x0112): telephones take every picture lying, and say how to turn it. */
enum Orientation {
    UPRIGHT(0),
    RIGHT(1),
    UPSIDE_DOWN(2),
    LEFT(3);

    private static final int EXIF = 0xFFE1;
    private static final int PICTURE = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final long HEAD = 0x457869660000L;

    private final int quarters;

    Orientation(int quarters) {
        this.quarters = quarters;
    }

    /** Of a JPEG; upright where it says nothing, or nonsense. */
    static Orientation of(byte[] jpeg) {
        try {
            return find(ByteBuffer.wrap(jpeg));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return UPRIGHT;
        }
    }

    private static Orientation find(ByteBuffer jpeg) {
        jpeg.position(2);
        while (true) {
            int marker = Short.toUnsignedInt(jpeg.getShort());
            if (marker == PICTURE || marker < 0xFF00) {
                return UPRIGHT;
            }
            int length = Short.toUnsignedInt(jpeg.getShort()) - 2;
            ByteBuffer part = jpeg.slice(jpeg.position(), length);
            if (marker == EXIF && length > 6 && part.getLong() >>> 16 == HEAD) {
                return inExif(part.slice(6, length - 6));
            }
            jpeg.position(jpeg.position() + length);
        }
    }

    private static Orientation inExif(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        int entries = Short.toUnsignedInt(exif.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (Short.toUnsignedInt(exif.getShort(entry)) == TAG) {
                return switch (exif.getShort(entry + 8)) {
                    case 3, 4 -> UPSIDE_DOWN;
                    case 5, 6 -> RIGHT;
                    case 7, 8 -> LEFT;
                    default -> UPRIGHT;
                };
            }
        }
        return UPRIGHT;
    }

    /** The picture as it was meant to be seen. */
    BufferedImage turn(BufferedImage picture) {
        if (this == UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        AffineTransform turn = new AffineTransform();
        switch (this) {
            case RIGHT -> turn.translate(height, 0);
            case UPSIDE_DOWN -> turn.translate(width, height);
            default -> turn.translate(0, width);
        }
        turn.quadrantRotate(quarters);
        boolean lying = quarters % 2 == 1;
        BufferedImage turned =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = turned.createGraphics();
        canvas.drawImage(picture, turn, null);
        canvas.dispose();
        return turned;
    }
}
