package dev.tandem.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.impl.cmmn.cmd.CreateCaseInstanceCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/** Says plainly that there is no CMMN, where the engine would break on what is missing. Looking at what is there is harmless. */
class NoCases extends CommandInterceptor {

    private static final String CMMN = CreateCaseInstanceCmd.class.getPackageName();

    @Override
    public <T> T execute(Command<T> command) {
        Class<?> type = command.getClass();
        if (type.getPackageName().equals(CMMN) && !type.getSimpleName().startsWith("Get")) {
            throw new InvalidRequestException(
                    Status.BAD_REQUEST, "CMMN is switched off in Tandem. Draw it as a process.");
        }
        return next.execute(command);
    }
}
