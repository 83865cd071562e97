package dev.tandem.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine grants by itself: to work on a task, but not to change it; to see and change oneself, but not more. */
@Component
class IdentityEnginePlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
        // the engine's own pattern allows neither "process-owners" nor "anna.schmidt"
        engine.setGroupResourceWhitelistPattern("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?");
        engine.setUserResourceWhitelistPattern("[a-zA-Z0-9](?:[a-zA-Z0-9._@-]*[a-zA-Z0-9])?");
        engine.setResourceAuthorizationProvider(new OwnAuthorizations());
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new StartGuard(engine.getIdentityService())));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(with(
                engine.getCustomPreCommandInterceptorsTxRequiresNew(), new StartGuard(engine.getIdentityService())));
    }

    private static List<CommandInterceptor> with(@Nullable List<CommandInterceptor> before, CommandInterceptor one) {
        List<CommandInterceptor> all = new ArrayList<>(Objects.requireNonNullElse(before, List.of()));
        all.add(one);
        return all;
    }

    private static final class OwnAuthorizations extends DefaultAuthorizationProvider {

        /** Camunda would let users delete themselves. */
        @Override
        public AuthorizationEntity[] newUser(User user) {
            return new AuthorizationEntity[] {
                createGrantAuthorization(
                        user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)
            };
        }
    }
}
