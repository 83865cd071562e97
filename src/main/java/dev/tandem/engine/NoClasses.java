package dev.tandem.engine;

import java.util.Set;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.DefaultArtifactFactory;

/** Makes objects only of listed classes: a model that names a class would else make an object of any class there is. */
class NoClasses implements ArtifactFactory {

    private final Set<Class<?>> listed;
    private final ArtifactFactory factory = new DefaultArtifactFactory();

    NoClasses(Set<Class<?>> listed) {
        this.listed = Set.copyOf(listed);
    }

    @Override
    public <T> T getArtifact(Class<T> type) {
        if (!listed.contains(type)) {
            throw new ProcessEngineException(
                    "The model names the class " + type.getName()
                            + ", and Tandem makes objects of no class that a model names. Use a delegate expression with a listed bean.");
        }
        return factory.getArtifact(type);
    }
}
