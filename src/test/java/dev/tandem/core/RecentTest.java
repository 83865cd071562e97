package dev.tandem.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final List<String> asked = new ArrayList<>();
    private final Recent<String, String> recent = new Recent<>(2, input -> {
        asked.add(input);
        return input.toUpperCase(java.util.Locale.ROOT);
    });

    @Test
    void theFunctionIsAskedOnceForWhatIsKept() {
        assertThat(List.of(recent.of("a"), recent.of("a"))).containsExactly("A", "A");
        assertThat(asked).containsExactly("a");
    }

    @Test
    void whatWasUsedLongestAgoGoes() {
        recent.of("a");
        recent.of("b");
        recent.of("a");
        recent.of("c");

        recent.of("a");
        recent.of("b");

        assertThat(asked).containsExactly("a", "b", "c", "b");
    }
}
