package dev.tandem.identity;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.util.CollectionUtils;

/**
 * Closes what Camunda's right to start a process includes without saying so: to start it at any activity (behind the
 * approval, for example) and with any variables. People start a process with its start form.
 */
class StartGuard extends CommandInterceptor {

    private final IdentityService identity;

    StartGuard(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof StartProcessInstanceAtActivitiesCmd && isRestricted()) {
            throw new AuthorizationException(
                    "You can start this process at its start only. Only administrators can start it elsewhere.");
        }
        if (command instanceof StartProcessInstanceCmd start && isRestricted() && hasVariables(start)) {
            throw new AuthorizationException(
                    "You can start this process with its start form only, not with variables of your choice.");
        }
        return next.execute(command);
    }

    /** True for a person who is no administrator; false for the program itself, and inside another command. */
    private boolean isRestricted() {
        Authentication user = identity.getCurrentAuthentication();
        return user != null
                && user.getUserId() != null
                && Context.getCommandContext() == null
                && (user.getGroupIds() == null || !user.getGroupIds().contains(Groups.ADMINISTRATORS));
    }

    /** The command keeps what it was built from to itself. */
    private static boolean hasVariables(StartProcessInstanceCmd start) {
        Object builder = new DirectFieldAccessor(start).getPropertyValue("instantiationBuilder");
        return builder instanceof ProcessInstantiationBuilderImpl instantiation
                && !CollectionUtils.isEmpty(instantiation.getVariables());
    }
}
