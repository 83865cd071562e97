package dev.tandem.onboarding.documents;

import dev.tandem.core.StreamedUpload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The file of a form that is sent, read as it arrives and no further than it may be large: nothing of it is laid down on a disk,
 * where an erasure would not find it.
 *
 * @param name as the sender gave it
 */
record FileOfForm(@Nullable String name, byte[] content) {

    private static final int MOST_PARTS = 5;

    /** What a form needs around its file. */
    private static final long AROUND = 64L * 1024;

    private static final int INCOMPLETE = 400;
    private static final int TOO_LARGE = 413;

    /** @throws RefusedFileException if there is none, or it is too large */
    static FileOfForm read(HttpServletRequest request, UploadSettings settings) {
        long largest = settings.largest().toBytes();
        if (request.getContentLengthLong() > largest + AROUND) {
            throw tooLarge(settings);
        }
        StreamedUpload.allow(request, settings.time());
        FileUpload form = new FileUpload();
        form.setFileCountMax(MOST_PARTS);
        try {
            FileItemIterator parts = form.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if ("file".equals(part.getFieldName())) {
                    // not closed: closing reads on to the end of the part, however far away that is
                    byte[] content = part.openStream().readNBytes(Math.toIntExact(largest) + 1);
                    if (content.length > largest) {
                        throw tooLarge(settings);
                    }
                    return new FileOfForm(name(part), content);
                }
            }
        } catch (IOException e) {
            throw new RefusedFileException(
                    INCOMPLETE, "The file did not arrive as a whole. Check your connection, and send it again.");
        }
        throw new RefusedFileException(INCOMPLETE, "Choose a file first.");
    }

    private static @Nullable String name(FileItemStream part) {
        try {
            return part.getName();
        } catch (InvalidFileNameException e) {
            return null;
        }
    }

    private static RefusedFileException tooLarge(UploadSettings settings) {
        return new RefusedFileException(
                TOO_LARGE,
                "The file is larger than " + settings.largestInWords()
                        + ", which is the most that we can take. Scan it with a lower resolution or save it smaller, and send it"
                        + " again.");
    }
}
