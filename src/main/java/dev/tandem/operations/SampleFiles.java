package dev.tandem.operations;

import dev.tandem.identity.LocalProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Puts invoices and leads to send in beside the data of a trial, because in the packaged program nobody finds them. */
@Component
class SampleFiles implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleFiles.class);

    private final Path folder;
    private final boolean local;

    SampleFiles(@Value("${tandem.data}") Path data, Environment environment) {
        this.folder = folder(data);
        this.local = LocalProfile.isActive(environment);
    }

    static Path folder(Path data) {
        return data.resolve("samples");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!local) {
            return;
        }
        try {
            for (Resource sample : new PathMatchingResourcePatternResolver().getResources("classpath:samples/*/*.*")) {
                copy(sample);
            }
        } catch (IOException e) {
            // Tandem works without them
            log.warn("The samples could not be written to {}: {}", folder, e.getMessage());
        }
    }

    private void copy(Resource sample) throws IOException {
        String[] way = sample.getURL().getPath().split("/");
        Path target = folder.resolve(way[way.length - 2]).resolve(way[way.length - 1]);
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
            try (InputStream content = sample.getInputStream()) {
                Files.copy(content, target);
            }
        }
    }
}
