package dev.tandem.links;

import dev.tandem.core.StartProblem;
import dev.tandem.identity.LocalProfile;
import dev.tandem.identity.RefusedToStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The key by which links are signed. It is never in the database, so that who reads that can make no link. */
@Component
class SigningKey {

    static final StartProblem MISSING = new StartProblem(
            "There is no key to sign links with, by which customers send documents: tandem.links.signing-key is not set.",
            "Set tandem.links.signing-key (TANDEM_LINKS_SIGNINGKEY) to a random text of at least 32 characters, the same on all"
                    + " nodes, and keep it: links that were signed with another key don't work any more.");

    private static final int BYTES = 32;

    private final byte[] bytes;

    /** @throws RefusedToStartException if there is none outside the profile {@code local} */
    SigningKey(LinkSettings settings, Environment environment, @Value("${tandem.data}") Path data) {
        String given = settings.signingKey();
        if (given == null && !LocalProfile.isActive(environment)) {
            throw new RefusedToStartException(List.of(MISSING));
        }
        this.bytes = (given == null ? kept(data.resolve("link-signing.key")) : given).getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Made at the first start, and read at all others. */
    private static String kept(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyItsOwner(file))) {
                channel.write(StandardCharsets.UTF_8.encode(key));
                return key;
            } catch (FileAlreadyExistsException e) {
                return readable(file, Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + ", which keeps the key of links, can't be used", e);
        }
    }

    private static String readable(Path file, String key) {
        if (key.length() < BYTES) {
            throw new RefusedToStartException(
                    "The file " + file + " keeps the key that links are signed with, and is damaged.",
                    "Delete it: the next start makes a new one, and links of earlier mails stop working.");
        }
        return key;
    }

    private static FileAttribute<?>[] onlyItsOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
