package dev.tandem.engine;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Counts before a person's query, or a command of theirs, loads all that it finds. The engine's own limit refuses every list that
 * names no length, however short it is, and looks at the queries of batches only when everything is in memory.
 */
class QueryLimits extends CommandInterceptor {

    private static final String LIST = "LIST";
    private static final Set<String> OF_ALL = Set.of(LIST, "LIST_IDS", "LIST_DEPLOYMENT_ID_MAPPINGS");

    /** How the engine says that somebody wants more than allowed. */
    private static final Set<String> ENGINES_WORDS =
            Set.of("An unbound number of results is forbidden!", "Max results limit of ");

    private final IdentityService identity;
    private final int maxResults;

    QueryLimits(IdentityService identity, int maxResults) {
        this.identity = identity;
        this.maxResults = maxResults;
    }

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        if (isByPerson()) {
            if (context == null
                    && command instanceof AbstractQuery<?, ?> query
                    && isLimited(query)
                    && wantsAll(query, Set.of(LIST))) {
                onlyIfFew(query);
            } else if (context == null && command instanceof ExecuteFilterListCmd filter) {
                return next.execute(onlyIfFew(filter));
            } else if (context != null
                    && command instanceof AbstractQuery<?, ?> query
                    && wantsAll(query, OF_ALL)
                    && query.evaluateExpressionsAndExecuteCount(context) > maxResults) {
                throw new BadUserRequestException("Your query finds more than " + maxResults
                        + ", which is the most that can be done at once. Narrow it down.");
            }
        }
        try {
            return next.execute(command);
        } catch (BadUserRequestException e) {
            if (e.getMessage() != null && ENGINES_WORDS.stream().anyMatch(e.getMessage()::startsWith)) {
                throw tooMany();
            }
            throw e;
        }
    }

    private void onlyIfFew(AbstractQuery<?, ?> query) {
        DirectFieldAccessor inside = new DirectFieldAccessor(query);
        Object wanted = inside.getPropertyValue("resultType");
        refuseIfMany(query.count());
        inside.setPropertyValue("resultType", wanted);
        query.setMaxResults(maxResults);
    }

    @SuppressWarnings("unchecked")
    private <T> Command<T> onlyIfFew(ExecuteFilterListCmd filter) {
        DirectFieldAccessor inside = new DirectFieldAccessor(filter);
        String id = (String) Objects.requireNonNull(inside.getPropertyValue("filterId"));
        Query<?, ?> extending = (Query<?, ?>) inside.getPropertyValue("extendingQuery");
        refuseIfMany(next.execute(new ExecuteFilterCountCmd(id, extending)));
        return (Command<T>) new ExecuteFilterListPageCmd(id, extending, 0, maxResults);
    }

    private void refuseIfMany(long found) {
        if (found > maxResults) {
            throw tooMany();
        }
    }

    private BadUserRequestException tooMany() {
        return new BadUserRequestException("A query hands out " + maxResults + " results at most. Say maxResults="
                + maxResults + " or less, and firstResult to get the next ones.");
    }

    private boolean isByPerson() {
        Authentication user = identity.getCurrentAuthentication();
        return user != null && user.getUserId() != null;
    }

    /** The engine's own exceptions, such as statistics and the variables of a page of tasks, are few for other reasons. */
    private static boolean isLimited(AbstractQuery<?, ?> query) {
        return Boolean.TRUE.equals(new DirectFieldAccessor(query).getPropertyValue("maxResultsLimitEnabled"));
    }

    /** A query keeps to itself what is wanted of it. */
    private static boolean wantsAll(AbstractQuery<?, ?> query, Set<String> types) {
        return query.getMaxResults() == Integer.MAX_VALUE
                && types.contains(String.valueOf(new DirectFieldAccessor(query).getPropertyValue("resultType")));
    }
}
