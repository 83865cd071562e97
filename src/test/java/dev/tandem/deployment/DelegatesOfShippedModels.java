package dev.tandem.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/** Beans that do nothing, under the names that the shipped models call, for nodes without the modules that do the work. */
class DelegatesOfShippedModels implements ImportBeanDefinitionRegistrar {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+(Delegate|Listener))}");

    @Override
    public void registerBeanDefinitions(AnnotationMetadata node, BeanDefinitionRegistry registry) {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            for (Path model :
                    files.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                NAME.matcher(Files.readString(model)).results().forEach(match -> {
                    if (!registry.containsBeanDefinition(match.group(1))) {
                        registry.registerBeanDefinition(
                                match.group(1),
                                BeanDefinitionBuilder.rootBeanDefinition(
                                                match.group(2).equals("Delegate") ? Idle.class : IdleListener.class)
                                        .getBeanDefinition());
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static class Idle implements JavaDelegate {

        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {}
    }

    static class IdleListener implements ExecutionListener, TaskListener {

        @Override
        public void notify(org.camunda.bpm.engine.delegate.DelegateExecution execution) {}

        @Override
        public void notify(org.camunda.bpm.engine.delegate.DelegateTask task) {}
    }
}
