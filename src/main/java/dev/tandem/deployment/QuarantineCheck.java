package dev.tandem.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at the definitions of the database after the start, beside the work: the latest ones and those with open cases. So
 * operations learn of one in quarantine before a case fails over it.
 */
@Component
class QuarantineCheck {

    private static final int PAGE = 200;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final Quarantine quarantine;

    QuarantineCheck(RepositoryService repository, RuntimeService runtime, Quarantine quarantine) {
        this.repository = repository;
        this.runtime = runtime;
        this.quarantine = quarantine;
    }

    @EventListener(ApplicationReadyEvent.class)
    void afterStart() {
        Thread thread = new Thread(this::run, "quarantine-check");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, e) -> org.slf4j.LoggerFactory.getLogger(QuarantineCheck.class)
                .warn("The definitions of the database could not be looked at: {}", e.getMessage()));
        thread.start();
    }

    void run() {
        Map<String, Integer> latest = new HashMap<>();
        pages(at -> repository
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .orderByProcessDefinitionId()
                        .asc()
                        .listPage(at, PAGE))
                .forEach(definition -> latest.put(definition.getKey(), definition.getVersion()));
        pages(at -> repository
                        .createProcessDefinitionQuery()
                        .orderByProcessDefinitionId()
                        .asc()
                        .listPage(at, PAGE))
                .filter(definition -> isLatest(definition, latest) || hasCases(definition))
                .forEach(this::look);
        pages(at -> repository
                        .createDecisionDefinitionQuery()
                        .latestVersion()
                        .orderByDecisionDefinitionId()
                        .asc()
                        .listPage(at, PAGE))
                .forEach((DecisionDefinition definition) -> look(definition));
    }

    private static boolean isLatest(ProcessDefinition definition, Map<String, Integer> latest) {
        return latest.getOrDefault(definition.getKey(), -1) == definition.getVersion();
    }

    private boolean hasCases(ProcessDefinition definition) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionId(definition.getId())
                        .count()
                > 0;
    }

    private void look(ResourceDefinition definition) {
        try (InputStream content =
                repository.getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            quarantine.look(definition.getDeploymentId(), definition.getResourceName(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Stream<T> pages(IntFunction<List<T>> page) {
        return IntStream.iterate(0, at -> at + PAGE)
                .mapToObj(page)
                .takeWhile(found -> !found.isEmpty())
                .flatMap(List::stream)
                .toList()
                .stream();
    }
}
