package dev.tandem.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Expressions in queries and filters. {@link GuardedExpressions} refuses the ones that are not allowed wherever the engine
 * evaluates them; here people are told so in plain words, and early: when they save a filter.
 */
final class QueryExpressions {

    static final String ALLOWED = "Allowed in queries and filters are plain values and ${currentUser()},"
            + " ${currentUserGroups()}, ${now()} and ${dateTime()}, the last also moved, such as"
            + " ${dateTime().plusDays(2)}.";

    private QueryExpressions() {}

    private static BadUserRequestException refused(String expression) {
        return new BadUserRequestException("The expression " + expression + " is not allowed. " + ALLOWED);
    }

    /** Saves no filter that nobody could use. */
    static final class CheckedFilters extends FilterServiceImpl {

        @Override
        public Filter saveFilter(Filter filter) {
            if (filter.getQuery() instanceof TaskQueryImpl tasks) {
                // the query itself is the first of its parts, the others come from orQueries
                tasks.getQueries().forEach(CheckedFilters::check);
            } else if (filter.getQuery() instanceof AbstractQuery<?, ?> query) {
                check(query);
            }
            return super.saveFilter(filter);
        }

        private static void check(AbstractQuery<?, ?> query) {
            for (String expression : query.getExpressions().values()) {
                ExpressionTree tree = ExpressionTree.of(expression);
                if (!tree.problems().isEmpty() || !tree.identifiers().isEmpty()) {
                    throw refused(expression);
                }
            }
        }
    }

    /** The engine wraps what an expression throws, and would answer that Tandem broke (500). */
    static final class PlainAnswer extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                if (command instanceof AbstractQuery<?, ?> || command instanceof AbstractExecuteFilterCmd) {
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                        if (cause instanceof RefusedExpressionException refused) {
                            throw refused(refused.expression());
                        }
                    }
                }
                throw e;
            }
        }
    }
}
