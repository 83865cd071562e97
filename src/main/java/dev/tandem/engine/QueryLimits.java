package dev.tandem.engine;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Counts before a batch or another command loads all that a person's query finds. The engine itself limits what people list,
 * but looks at such queries only when everything is in memory.
 */
class QueryLimits extends CommandInterceptor {

    private static final Set<String> OF_ALL = Set.of("LIST", "LIST_IDS", "LIST_DEPLOYMENT_ID_MAPPINGS");

    /** How the engine says that somebody wants everything, and more than allowed. */
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
        if (context != null
                && isByPerson()
                && command instanceof AbstractQuery<?, ?> query
                && wantsAll(query)
                && query.evaluateExpressionsAndExecuteCount(context) > maxResults) {
            throw new BadUserRequestException("Your query finds more than " + maxResults
                    + ", which is the most that can be done at once. Narrow it down.");
        }
        try {
            return next.execute(command);
        } catch (BadUserRequestException e) {
            if (e.getMessage() != null && ENGINES_WORDS.stream().anyMatch(e.getMessage()::startsWith)) {
                throw new BadUserRequestException("A query hands out " + maxResults
                        + " results at most. Say maxResults=" + maxResults
                        + " or less, and firstResult to get the next ones.");
            }
            throw e;
        }
    }

    private boolean isByPerson() {
        Authentication user = identity.getCurrentAuthentication();
        return user != null && user.getUserId() != null;
    }

    /** A query keeps to itself what is wanted of it. */
    private static boolean wantsAll(AbstractQuery<?, ?> query) {
        return query.getMaxResults() == Integer.MAX_VALUE
                && OF_ALL.contains(String.valueOf(new DirectFieldAccessor(query).getPropertyValue("resultType")));
    }
}
