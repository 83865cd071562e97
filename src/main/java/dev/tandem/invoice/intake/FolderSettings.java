package dev.tandem.invoice.intake;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The watched folder.
 *
 * @param folder files put here become invoices; null if no folder is watched. Sub-folders {@code done} and {@code failed} are
 *     made in it
 * @param quietFor how long a file must not have changed before it is taken: half-written files wait
 */
@ConfigurationProperties("tandem.intake.invoices")
record FolderSettings(
        @Nullable Path folder, @DefaultValue("3s") Duration quietFor) {}
