package dev.tandem.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.identity.RefusedToStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class LinkSignerTest {

    private static final String KEY = "a key that only this test knows, long enough";
    private static final String ID = "abcdefghijklmnopqrstuv";
    private static final Instant EXPIRY = Instant.parse("2031-05-06T07:08:09.123Z");

    @TempDir
    private Path folder;

    private final LinkSigner signer = signer(KEY);

    @Test
    void whatWasSignedIsKnownAgain() {
        String token = signer.token("documents", ID, EXPIRY);

        assertThat(token).matches("[A-Za-z0-9_.-]+");
        assertThat(signer.verify("documents", token)).contains(new LinkSigner.Signed(ID, EXPIRY));
    }

    @Test
    void aTokenOfAnotherPurposeOpensNothing() {
        assertThat(signer.verify("answers", signer.token("documents", ID, EXPIRY)))
                .isEmpty();
    }

    @Test
    void aTokenOfAnotherKeyOpensNothing() {
        String forged = signer("another key that is long enough as well").token("documents", ID, EXPIRY);

        assertThat(signer.verify("documents", forged)).isEmpty();
    }

    @Test
    void noPartOfATokenCanBeChanged() {
        String token = signer.token("documents", ID, EXPIRY);

        for (int at = 0; at < token.length(); at++) {
            for (char other : "aB7-_.z".toCharArray()) {
                String changed = token.substring(0, at) + other + token.substring(at + 1);
                if (!changed.equals(token)) {
                    assertThat(signer.verify("documents", changed)).as(changed).isEmpty();
                }
            }
        }
        assertThat(signer.verify("documents", token.substring(0, token.length() - 1)))
                .isEmpty();
        assertThat(signer.verify("documents", token + "A")).isEmpty();
    }

    @Test
    void whatIsNoTokenOpensNothing() {
        for (String nonsense : new String[] {"", ".", "..", "a.b.c", ID, ID + ".1.", "x".repeat(100_000)}) {
            assertThat(signer.verify("documents", nonsense)).isEmpty();
        }
    }

    @Test
    void outsideTheProfileLocalAMissingKeyRefusesTheStart() {
        assertThatThrownBy(() -> key(null, "production"))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("tandem.links.signing-key");
        assertThatThrownBy(() -> key(null, "local", "production")).isInstanceOf(RefusedToStartException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aShortKeyIsRefusedEverywhereAndNeverPrinted() {
        assertThatThrownBy(() -> settings("x".repeat(31)))
                .hasMessageContaining("at least 32 characters")
                .hasMessageNotContaining("xxx");
        assertThat(settings(KEY).toString()).doesNotContain(KEY);
    }

    @Test
    void inTheProfileLocalAKeyIsMadeOnceAndOnlyItsOwnerCanReadIt() throws IOException {
        byte[] first = key(null, "local").bytes();
        byte[] second = key(null, "local").bytes();

        assertThat(first).hasSize(43).isEqualTo(second);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("link-signing.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedFileOfTheKeyIsNotTakenForAKey() throws IOException {
        Files.writeString(folder.resolve("link-signing.key"), "");

        assertThatThrownBy(() -> key(null, "local"))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("damaged");
    }

    private LinkSigner signer(String key) {
        return new LinkSigner(
                new SigningKey(settings(key), environment("production"), Path.of("/nowhere/that/is/written/to")));
    }

    private SigningKey key(@Nullable String key, String... profiles) {
        return new SigningKey(settings(key), environment(profiles), folder);
    }

    private static LinkSettings settings(@Nullable String key) {
        return new LinkSettings(Duration.ofDays(14), 30, key);
    }

    private static MockEnvironment environment(String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return environment;
    }
}
