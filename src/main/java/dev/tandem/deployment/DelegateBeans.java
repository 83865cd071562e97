package dev.tandem.deployment;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * The beans that models may name: delegates and listeners, and nothing else. Without a list the engine would hand every
 * Spring bean to every expression.
 */
@Component
class DelegateBeans extends AbstractProcessEnginePlugin {

    private final ListableBeanFactory beans;

    DelegateBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        ((SpringProcessEngineConfiguration) engine).setBeans(new BeansByName());
    }

    /** Looks beans up when they are used: at the time the engine starts they can't exist yet, for they may need it. */
    private final class BeansByName extends AbstractMap<Object, Object> {

        private final Set<String> names = Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type, false, false)))
                .filter(name -> name.endsWith("Delegate") || name.endsWith("Listener"))
                .collect(Collectors.toCollection(TreeSet::new));

        @Override
        public boolean containsKey(@Nullable Object name) {
            return name instanceof String && names.contains(name);
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return containsKey(name) ? beans.getBean((String) java.util.Objects.requireNonNull(name)) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return names.stream()
                    .map(name -> new SimpleImmutableEntry<Object, Object>(name, beans.getBean(name)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
