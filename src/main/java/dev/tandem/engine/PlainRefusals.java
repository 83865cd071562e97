package dev.tandem.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Hands a refused value out as it was said, and not as something that broke on the way. */
class PlainRefusals extends CommandInterceptor {

    /** How the engine begins its own refusal of objects in Java's format, which it says before a serializer is asked. */
    private static final String JAVA_FORMAT = "ENGINE-17007";

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return next.execute(command);
        }
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ValueRefusedException refused) {
                    throw refused;
                }
                if (cause.getMessage() != null && cause.getMessage().startsWith(JAVA_FORMAT)) {
                    throw new ValueRefusedException(
                            "A variable is an object in Java's own format, which Tandem does not take."
                                    + " Send a text, a number, yes or no, a date or a file.");
                }
            }
            throw e;
        }
    }
}
