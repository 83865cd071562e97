package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.mock.env.MockEnvironment;

class StartupMessageTest {

    private static final Pattern EXAMPLE = Pattern.compile("-F file=@(\\S+) http://localhost:8080/api/invoices");

    @TempDir
    private Path data;

    @Test
    void theInvoiceThatTheMessageSendsInIsThere() {
        MockEnvironment local = profile("local");
        new SampleInvoices(data, local).run(new DefaultApplicationArguments());

        String text = new StartupMessage(local).text(8080);

        Matcher example = EXAMPLE.matcher(text);
        assertThat(example.find()).as(text).isTrue();
        assertThat(Path.of(example.group(1))).isNotEmptyFile();
        assertThat(text).contains("http://localhost:8080", "clerk", "approver");
    }

    @Test
    void aSampleThatSomebodyChangedStays() throws Exception {
        MockEnvironment local = profile("local");
        Path sample = SampleInvoices.folder(data).resolve("nordlicht-medium.xml");
        Files.createDirectories(sample.getParent());
        Files.writeString(sample, "mine");
        new SampleInvoices(data, local).run(new DefaultApplicationArguments());
        assertThat(sample).content().isEqualTo("mine");
    }

    @Test
    void outsideLocalNobodyIsToldOfSampleUsers() {
        MockEnvironment production = profile("production");
        new SampleInvoices(data, production).run(new DefaultApplicationArguments());
        assertThat(new StartupMessage(production).text(8080)).doesNotContain("clerk");
        assertThat(data).isEmptyDirectory();
    }

    private MockEnvironment profile(String name) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(name);
        environment.setProperty("tandem.data", data.toString());
        return environment;
    }
}
