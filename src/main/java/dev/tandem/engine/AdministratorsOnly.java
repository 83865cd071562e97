package dev.tandem.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstancesByProcessInstanceIdCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskFailureCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.PatchExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ProcessInstanceModificationBatchCmd;
import org.camunda.bpm.engine.impl.cmd.ProcessInstanceModificationCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.SetExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.MigrateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.migration.batch.MigrateProcessInstanceBatchCmd;
import org.springframework.beans.DirectFieldAccessor;

/**
 * What only administrators do, even where somebody was given the engine's right to it: to move a case past its model, to edit
 * variables, and to answer for a machine. And what nobody does: to type in the business key of a new case.
 */
class AdministratorsOnly extends CommandInterceptor {

    private static final Set<Class<?>> COMMANDS = Set.of(
            // past the model
            StartProcessInstanceAtActivitiesCmd.class,
            RestartProcessInstancesCmd.class,
            RestartProcessInstancesBatchCmd.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            ProcessInstanceModificationCmd.class,
            ProcessInstanceModificationBatchCmd.class,
            MigrateProcessInstanceCmd.class,
            MigrateProcessInstanceBatchCmd.class,
            SetProcessDefinitionVersionCmd.class,
            SignalCmd.class,
            // variables
            SetExecutionVariablesCmd.class,
            PatchExecutionVariablesCmd.class,
            RemoveExecutionVariablesCmd.class,
            SetTaskVariablesCmd.class,
            PatchTaskVariablesCmd.class,
            RemoveTaskVariablesCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class,
            CorrelateAllMessageBatchCmd.class,
            DeleteHistoricVariableInstanceCmd.class,
            DeleteHistoricVariableInstancesByProcessInstanceIdCmd.class,
            // external tasks, which no model of Tandem has
            CompleteExternalTaskCmd.class,
            HandleExternalTaskBpmnErrorCmd.class,
            HandleExternalTaskFailureCmd.class);

    private final ProcessEngineConfigurationImpl engine;

    AdministratorsOnly(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean byPerson = isByPerson(engine);
        if (byPerson && COMMANDS.contains(command.getClass()) && !isAdministrator()) {
            throw new AuthorizationException("Only administrators can do this: it changes a case past its model.");
        }
        if (byPerson) {
            forgetBusinessKey(command);
        }
        return next.execute(command);
    }

    /** Somebody is signed in, and it is not part of another command. */
    static boolean isByPerson(ProcessEngineConfigurationImpl engine) {
        Authentication user = engine.getIdentityService().getCurrentAuthentication();
        return user != null && user.getUserId() != null && Context.getCommandContext() == null;
    }

    private boolean isAdministrator() {
        List<String> groups =
                engine.getIdentityService().getCurrentAuthentication().getGroupIds();
        return groups != null && engine.getAdminGroups().stream().anyMatch(groups::contains);
    }

    /** The commands keep what they were built from to themselves. */
    private static void forgetBusinessKey(Command<?> command) {
        if (command instanceof StartProcessInstanceCmd || command instanceof StartProcessInstanceAtActivitiesCmd) {
            Object builder = new DirectFieldAccessor(command).getPropertyValue("instantiationBuilder");
            if (builder instanceof ProcessInstantiationBuilderImpl instantiation) {
                instantiation.businessKey(null);
            }
        } else if (command instanceof EvaluateStartConditionCmd) {
            Object builder = new DirectFieldAccessor(command).getPropertyValue("builder");
            if (builder != null) {
                new DirectFieldAccessor(builder).setPropertyValue("businessKey", null);
            }
        }
    }
}
