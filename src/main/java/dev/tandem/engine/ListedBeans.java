package dev.tandem.engine;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The beans that models may name in delegate expressions: delegates and listeners, and nothing else. */
@Component
public class ListedBeans {

    private final ListableBeanFactory beans;
    private final Set<String> names;

    ListedBeans(ListableBeanFactory beans) {
        this.beans = beans;
        Set<String> found = new TreeSet<>();
        for (Class<?> type : List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)) {
            for (String name : beans.getBeanNamesForType(type, false, false)) {
                if (name.endsWith("Delegate") || name.endsWith("Listener")) {
                    found.add(name);
                }
            }
        }
        this.names = Collections.unmodifiableSet(found);
    }

    /** Names of all beans that a model may name, sorted. */
    public Set<String> names() {
        return names;
    }

    /** The bean, looked up when it is used: when the engine starts it can't exist yet, for it may need the engine. */
    Object bean(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return beans.getBean(name);
    }
}
