package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.SanctionsScreening;
import dev.tandem.integration.screening.ScreeningQuery;
import dev.tandem.integration.screening.ScreeningResult;
import dev.tandem.integration.screening.ScreeningUnavailableException;
import dev.tandem.integration.screening.match.ListedParty;
import dev.tandem.integration.screening.match.NameIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The list in force, in the memory of this node. Each screening sees one list, whole: it takes the reference once, and a newer list
 * is another object.
 */
@Component
class ListInForce implements SanctionsScreening {

    private static final Logger log = LoggerFactory.getLogger(ListInForce.class);

    private final ListTable table;
    private final SanctionsSettings settings;
    private volatile @Nullable InMemory inMemory;

    ListInForce(ListTable table, SanctionsSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    private record InMemory(SanctionsListVersion list, NameIndex index) {}

    @Override
    public ScreeningResult screen(ScreeningQuery query) {
        InMemory now = inMemory;
        if (now == null) {
            refresh();
            now = inMemory;
        }
        if (now == null) {
            throw new ScreeningUnavailableException(
                    "No sanctions list is in force, so that nothing can be screened. Operations see under sanctionsList in"
                            + " /actuator/health why; compliance can load a list at /api/screening-lists.",
                    null);
        }
        return new ScreeningResult(now.list().version(), now.index().search(query));
    }

    @Override
    public SanctionsListVersion currentList() {
        InMemory now = inMemory;
        return now == null ? SanctionsListVersion.NONE : now.list();
    }

    /** Notices a list that this node or another one put in force. */
    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "${tandem.screening.poll-every:PT5S}")
    synchronized void refresh() {
        try {
            InMemory before = inMemory;
            if (table.versionInForce() != (before == null ? 0 : before.list().version())) {
                take();
            }
        } catch (DataAccessException e) {
            log.error("The sanctions list can't be read from the database; this node goes on with the one it has.", e);
        }
    }

    private void take() {
        ListTable.Row row = table.inForce().orElse(null);
        if (row == null) {
            return;
        }
        List<ListedParty> parties = table.parties(row.list().version());
        int names =
                parties.stream().mapToInt(party -> 1 + party.aliases().size()).sum();
        // a newer list came meanwhile, and this one is being deleted: the next look takes that
        if (parties.size() == row.list().entries() && names == row.list().names()) {
            inMemory = new InMemory(row.list(), new NameIndex(parties, settings.threshold()));
        }
    }
}
