package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.mock.env.MockEnvironment;

class StartupMessageTest {

    private static final Pattern EXAMPLE = Pattern.compile("-F file=@(\\S+) http://localhost:8080/api/");

    @TempDir
    private Path data;

    @Test
    void theFilesThatTheMessageSendsInAreThere() {
        MockEnvironment local = profile("local");
        new SampleFiles(data, local).run(new DefaultApplicationArguments());

        String text = new StartupMessage(local).text(8080);

        List<String> examples =
                EXAMPLE.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(examples)
                .as(text)
                .hasSize(2)
                .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
        assertThat(text).contains("http://localhost:8080", "clerk", "approver");
    }

    @Test
    void aSampleThatSomebodyChangedStays() throws Exception {
        MockEnvironment local = profile("local");
        Path sample = SampleFiles.folder(data).resolve("invoices").resolve("nordlicht-medium.xml");
        Files.createDirectories(sample.getParent());
        Files.writeString(sample, "mine");
        new SampleFiles(data, local).run(new DefaultApplicationArguments());
        assertThat(sample).content().isEqualTo("mine");
    }

    @Test
    void outsideLocalNobodyIsToldOfSampleUsers() {
        MockEnvironment production = profile("production");
        new SampleFiles(data, production).run(new DefaultApplicationArguments());
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
