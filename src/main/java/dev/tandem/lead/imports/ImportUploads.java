package dev.tandem.lead.imports;

import dev.tandem.core.StreamedUpload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes files in, as they arrive, into the database: nothing of them is laid down on a disk, where an erasure would not find it.
 */
@Component
class ImportUploads {

    private static final int CHUNK = 256 * 1024;
    private static final int MOST_PARTS = 5;
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_NAME = 255;

    private final LeadImports imports;
    private final ImportSettings settings;
    private final TransactionTemplate transaction;

    ImportUploads(LeadImports imports, ImportSettings settings, TransactionTemplate transaction) {
        this.imports = imports;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Takes the file of a form in: its part {@code file}, and {@code encoding} if there is one.
     *
     * @return id of its import; that of the first, if the same bytes came before
     * @throws UploadRefusedException if it is not taken
     */
    String take(HttpServletRequest request, String sentBy) {
        StreamedUpload.allow(request, settings.uploadTime());
        Upload upload = new Upload(sentBy);
        try {
            String encoding = read(request, upload);
            return upload.finish(encoding);
        } catch (IOException e) {
            throw new UploadRefusedException(
                    HttpStatus.BAD_REQUEST,
                    "The upload ended too early or can't be read. Send the file as the multipart part \"file\".");
        } finally {
            upload.discardUnlessFinished();
        }
    }

    private static @Nullable String read(HttpServletRequest request, Upload upload) throws IOException {
        if (!StreamedUpload.isOne(request)) {
            throw new UploadRefusedException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the file as the part \"file\" of multipart/form-data.");
        }
        FileUpload form = new FileUpload();
        form.setFileCountMax(MOST_PARTS);
        String encoding = null;
        try {
            FileItemIterator parts = form.getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                try (InputStream in = part.openStream()) {
                    if ("file".equals(part.getFieldName())) {
                        upload.write(in, name(part));
                    } else if ("encoding".equals(part.getFieldName())) {
                        encoding = new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip();
                    }
                }
            }
        } catch (FileUploadException e) {
            throw new IOException(e);
        }
        return encoding == null || encoding.isEmpty() ? null : encoding.substring(0, Math.min(100, encoding.length()));
    }

    /** Without folders, as some browsers send them, and what no name has. */
    private static String name(FileItemStream part) {
        String name;
        try {
            name = Objects.requireNonNullElse(part.getName(), "");
        } catch (InvalidFileNameException e) {
            name = "";
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String shortened = last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
        return shortened.isEmpty() ? "leads" : shortened;
    }

    /** One file while it arrives. */
    private final class Upload {

        private final String sentBy;
        private final MessageDigest digest = Hashes.sha256();
        private @Nullable String id;
        private long size;
        private boolean finished;

        Upload(String sentBy) {
            this.sentBy = sentBy;
        }

        void write(InputStream in, String fileName) throws IOException {
            if (id != null) {
                throw new UploadRefusedException(
                        HttpStatus.BAD_REQUEST, "There is more than one file. Send them one by one.");
            }
            byte[] chunk = in.readNBytes(CHUNK);
            if (chunk.length == 0) {
                throw new UploadRefusedException(HttpStatus.BAD_REQUEST, "The file is empty.");
            }
            byte[] head = Arrays.copyOf(chunk, Math.min(chunk.length, FileKind.HEAD));
            String refusal = FileKind.refusal(head);
            if (refusal != null) {
                throw new UploadRefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, refusal);
            }
            FileKind kind = FileKind.of(head);
            DataSize largest = kind == FileKind.XLSX ? settings.largestXlsx() : settings.largestCsv();
            String importId = imports.begin(kind, fileName, sentBy);
            id = importId;
            for (int position = 0; chunk.length > 0; position++) {
                size += chunk.length;
                if (size > largest.toBytes()) {
                    throw new UploadRefusedException(
                            HttpStatus.PAYLOAD_TOO_LARGE,
                            "The file is larger than " + inWords(largest) + ", which is the most for " + kind
                                    + ". Split it, and send the parts one by one.");
                }
                digest.update(chunk);
                imports.addChunk(importId, position, chunk);
                chunk = in.readNBytes(CHUNK);
            }
        }

        String finish(@Nullable String encoding) {
            String importId = id;
            if (importId == null) {
                throw new UploadRefusedException(
                        HttpStatus.BAD_REQUEST,
                        "The part \"file\" is missing. Send the table as that part, as a file.");
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Optional<String> known = imports.ofSameBytes(sha256);
            if (known.isPresent()) {
                return known.get();
            }
            try {
                imports.received(importId, size, sha256, encoding);
                finished = true;
                return importId;
            } catch (DuplicateKeyException e) {
                // the same file came in at the same moment, and was the first
                return imports.ofSameBytes(sha256).orElseThrow(() -> e);
            }
        }

        void discardUnlessFinished() {
            String importId = id;
            if (importId != null && !finished) {
                transaction.executeWithoutResult(status -> imports.delete(importId));
            }
        }
    }

    private static String inWords(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " bytes";
    }
}
