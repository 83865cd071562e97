package dev.tandem.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A file somewhere else, at an address with {@code https}, {@code http} or {@code file}. Redirects are not followed. */
public final class RemoteFile {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofSeconds(60);

    private static final RestClient HTTP = RestClient.builder()
            .requestFactory(ClientHttpRequestFactoryBuilder.simple()
                    .build(ClientHttpRequestFactorySettings.defaults()
                            .withConnectTimeout(CONNECT)
                            .withReadTimeout(BETWEEN_BYTES)
                            .withRedirects(ClientHttpRequestFactorySettings.Redirects.DONT_FOLLOW)))
            .build();

    private final URI location;
    private final int maxSize;

    /** @param maxSize in bytes; of a larger file one byte more is read, so that it can be told */
    public RemoteFile(URI location, int maxSize) {
        this.location = location;
        this.maxSize = maxSize;
    }

    /** @throws IOException with a message that quotes nothing of the address */
    public byte[] read() throws IOException {
        if ("file".equals(location.getScheme())) {
            try (InputStream in = Files.newInputStream(Path.of(location))) {
                return in.readNBytes(maxSize + 1);
            }
        }
        try {
            return HTTP.get().uri(location).exchange((request, response) -> {
                if (response.getStatusCode().value() != 200) {
                    throw new IOException(
                            "the answer was " + response.getStatusCode().value());
                }
                return inTime(response.getBody());
            });
        } catch (RestClientException e) {
            // what the client says itself quotes the whole address
            throw new IOException(
                    e.getCause() instanceof IOException cause
                            ? String.valueOf(cause.getMessage())
                            : "the server could not be asked",
                    e);
        }
    }

    /** Without user, password or query, which are nobody's business in a log or beside data. */
    public String place() {
        return location.getHost() == null ? String.valueOf(location.getPath()) : location.getHost();
    }

    /** A server that sends a byte now and then must not hold up the other scheduled work. */
    private byte[] inTime(InputStream in) throws IOException {
        long deadline = System.nanoTime() + WHOLE.toNanos();
        var content = new ByteArrayOutputStream();
        byte[] part = new byte[16_384];
        for (int n = in.read(part); n >= 0 && content.size() <= maxSize; n = in.read(part)) {
            content.write(part, 0, n);
            if (System.nanoTime() > deadline) {
                throw new IOException("it was not complete after " + WHOLE.toSeconds() + " seconds");
            }
        }
        return content.toByteArray();
    }
}
