package dev.tandem.invoice.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Lays sample invoices where a newcomer can send them from, also when the program is one jar. */
@Component
@Profile("local")
class SampleDocuments {

    SampleDocuments(@Value("${tandem.data}") Path data) throws IOException {
        Path folder = Files.createDirectories(data.resolve("samples/invoices"));
        for (Resource sample :
                new PathMatchingResourcePatternResolver().getResources("classpath:samples/invoices/*.*")) {
            Path target = folder.resolve(Objects.requireNonNull(sample.getFilename()));
            if (!Files.exists(target)) {
                try (InputStream in = sample.getInputStream()) {
                    Files.copy(in, target);
                }
            }
        }
    }
}
