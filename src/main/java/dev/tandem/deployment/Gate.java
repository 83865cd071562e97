package dev.tandem.deployment;

import dev.tandem.deployment.rules.Finding;
import dev.tandem.deployment.rules.Inspection;
import dev.tandem.deployment.rules.Surroundings;
import dev.tandem.engine.ListedBeans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Says whether models may be deployed, and whether one that was deployed may run. Everything comes through here. */
@Component
public class Gate {

    private final Inspection inspection;

    Gate(
            ListedBeans beans,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<ProcessEngineConfigurationImpl> configuration,
            ObjectProvider<RequiredProcess> required) {
        this.inspection = new Inspection(new Here(beans, repository, configuration, required));
    }

    /**
     * What is wrong with files that are to be deployed together.
     *
     * @param resources content by name
     * @return by file and line; empty if they may be deployed
     */
    public List<Finding> check(Map<String, byte[]> resources) {
        return inspection.ofUpload(resources);
    }

    /**
     * What is so wrong with a file of the database that it must not run, whoever brought it there.
     *
     * @param resource name of the file
     * @param content of the file
     */
    List<Finding> dangersOf(String resource, byte[] content) {
        return inspection.ofDeployed(resource, content);
    }

    /** What models may name: beans and pages of the program, and what was deployed before. */
    private record Here(
            ListedBeans beans,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<ProcessEngineConfigurationImpl> configuration,
            ObjectProvider<RequiredProcess> required)
            implements Surroundings {

        @Override
        public Set<String> requiredIds(String processKey) {
            return required.stream()
                    .filter(process -> process.key().equals(processKey))
                    .flatMap(process -> process.activityIds().stream())
                    .collect(Collectors.toSet());
        }

        @Override
        public Map<String, Set<String>> requiredBefore(String processKey) {
            return required.stream()
                    .filter(process -> process.key().equals(processKey))
                    .findFirst()
                    .map(RequiredProcess::before)
                    .orElse(Map.of());
        }

        @Override
        public Set<String> listedBeans() {
            return beans.names();
        }

        @Override
        public boolean hasProcess(String key) {
            return repository
                            .getObject()
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(key)
                            .count()
                    > 0;
        }

        @Override
        public boolean hasDecision(String key) {
            return repository
                            .getObject()
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(key)
                            .count()
                    > 0;
        }

        @Override
        public boolean hasForm(String id) {
            return configuration
                    .getObject()
                    .getCommandExecutorTxRequired()
                    .execute(context ->
                            context.getCamundaFormDefinitionManager().findLatestDefinitionByKeyAndTenantId(id, null)
                                    != null);
        }

        @Override
        public boolean hasPage(String path) {
            return new ClassPathResource("static/" + path).exists();
        }
    }
}
