package dev.tandem.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Jobs of a case know the definition of their case, and read it again only when that was a second ago: what can change of it is
 * whether cases may begin with it, which jobs don't ask, and for how long its cases are kept. A job that began a second earlier
 * would not have seen the change either.
 */
@Component
class DefinitionsOfJobs extends AbstractProcessEnginePlugin implements SessionFactory {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    // one per version of each model that runs
    private final Map<String, Long> readAt = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomSessionFactories(HardenedEngine.added(engine.getCustomSessionFactories(), this));
        engine.setHistoryEventProducer(new NamedByKnownDefinitions(engine));
    }

    @Override
    public Class<?> getSessionType() {
        return ProcessDefinitionManager.class;
    }

    @Override
    public Session openSession() {
        return new Definitions();
    }

    /** What history says of a definition (key, version, name) never changes. */
    private static final class NamedByKnownDefinitions extends CacheAwareHistoryEventProducer {

        private final ProcessEngineConfigurationImpl engine;

        NamedByKnownDefinitions(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            ProcessDefinitionEntity known = engine.getDeploymentCache().findProcessDefinitionFromCache(id);
            return known != null ? known : super.getProcessDefinitionEntity(id);
        }
    }

    private final class Definitions extends ProcessDefinitionManager {

        @Override
        public @Nullable ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity read = super.getCachedResourceDefinitionEntity(id);
            if (read != null || !isOfItsOwnCase(id)) {
                return read;
            }
            Long at = readAt.get(id);
            boolean fresh = at != null && System.nanoTime() - at < FRESH;
            return fresh
                    ? getCommandContext()
                            .getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findProcessDefinitionFromCache(id)
                    : null;
        }

        /** Jobs of batches, and jobs that begin cases of others, read anew. */
        private boolean isOfItsOwnCase(String id) {
            return getCommandContext().getCurrentJob() instanceof MessageEntity job
                    && id.equals(job.getProcessDefinitionId());
        }

        /** What is read here goes into the definition that all jobs see; what is read elsewhere need not. */
        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionById(String id) {
            long now = System.nanoTime();
            ProcessDefinitionEntity read = super.findLatestDefinitionById(id);
            if (read != null) {
                readAt.put(id, now);
            }
            return read;
        }
    }
}
