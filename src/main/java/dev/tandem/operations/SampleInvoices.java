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

/** Puts invoices to send in beside the data of a trial, because in the packaged program nobody finds them. */
@Component
class SampleInvoices implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleInvoices.class);

    private final Path folder;
    private final boolean local;

    SampleInvoices(@Value("${tandem.data}") Path data, Environment environment) {
        this.folder = folder(data);
        this.local = LocalProfile.isActive(environment);
    }

    static Path folder(Path data) {
        return data.resolve("samples").resolve("invoices");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!local) {
            return;
        }
        try {
            Files.createDirectories(folder);
            for (Resource sample :
                    new PathMatchingResourcePatternResolver().getResources("classpath:samples/invoices/*.*")) {
                copy(sample);
            }
        } catch (IOException e) {
            // Tandem works without them
            log.warn("The sample invoices could not be written to {}: {}", folder, e.getMessage());
        }
    }

    private void copy(Resource sample) throws IOException {
        Path target = folder.resolve(String.valueOf(sample.getFilename()));
        if (!Files.exists(target)) {
            try (InputStream content = sample.getInputStream()) {
                Files.copy(content, target);
            }
        }
    }
}
