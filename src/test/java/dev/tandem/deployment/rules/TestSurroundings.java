package dev.tandem.deployment.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Surroundings of a check outside of the program: the beans that the shipped models name, and the pages of the source. */
record TestSurroundings(Set<String> listedBeans, Set<String> processes, Set<String> decisions, Set<String> forms)
        implements Surroundings {

    static final TestSurroundings SHIPPED =
            new TestSurroundings(namedByTheShippedModel(), Set.of(), Set.of(), Set.of());

    static final TestSurroundings WITH_INVOICES = new TestSurroundings(
            SHIPPED.listedBeans(),
            Set.of("invoice-approval"),
            Set.of("invoice-approval-rules", "invoice-match-tolerances"),
            Set.of());

    private static Set<String> namedByTheShippedModel() {
        try {
            return Pattern.compile("\\$\\{(\\w+(?:Delegate|Listener))}")
                    .matcher(Files.readString(Path.of("processes/invoice-approval/invoice-approval.bpmn")))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasProcess(String key) {
        return processes.contains(key);
    }

    @Override
    public boolean hasDecision(String key) {
        return decisions.contains(key);
    }

    @Override
    public boolean hasForm(String id) {
        return forms.contains(id);
    }

    @Override
    public Set<String> requiredIds(String processKey) {
        return processKey.equals("invoice-approval") ? Set.of("userTask_approveInvoice") : Set.of();
    }

    @Override
    public boolean hasPage(String path) {
        return Files.exists(Path.of("src/main/resources/static", path));
    }
}
