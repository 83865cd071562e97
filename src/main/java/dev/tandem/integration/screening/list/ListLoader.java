package dev.tandem.integration.screening.list;

import dev.tandem.integration.screening.SanctionsListVersion;
import dev.tandem.integration.screening.match.ListedParty;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts lists in force: whole or not at all. What can't be taken leaves the list that is there, and raises the alarm. */
@Component
class ListLoader {

    private static final Logger log = LoggerFactory.getLogger(ListLoader.class);

    private final ListTable table;
    private final SanctionsSettings settings;
    private final TransactionTemplate transaction;

    ListLoader(ListTable table, SanctionsSettings settings, TransactionTemplate transaction) {
        this.table = table;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * What became of a load.
     *
     * @param list in force now
     * @param changed false if the same files were in force before
     */
    record Loaded(SanctionsListVersion list, boolean changed) {}

    /**
     * A list that arrived.
     *
     * @param source in words
     * @param by who sent it in; null if it was fetched
     * @param confirmShrunken whether it is taken even if it is much smaller than the one in force
     */
    record Delivery(
            byte[] sdn, byte[] alt, String source, @Nullable String by, boolean confirmShrunken) {}

    /** @throws ListRefusedException in plain words; the list in force stays, and operations has been told */
    Loaded load(Delivery delivery) throws ListRefusedException {
        try {
            List<ListedParty> parties = TreasuryFiles.read(delivery.sdn(), delivery.alt());
            Loaded loaded = putInForce(parties, delivery);
            table.deleteOld();
            if (loaded.changed()) {
                log.info(
                        "Sanctions list {} is in force: {} entries, {} names, {}.",
                        loaded.list().version(),
                        loaded.list().entries(),
                        loaded.list().names(),
                        delivery.source());
            }
            return loaded;
        } catch (ListRefusedException e) {
            failed(delivery.source(), e.reason());
            throw e;
        } catch (RuntimeException e) {
            failed(delivery.source(), "It could not be written to the database.");
            throw e;
        }
    }

    /** Keeps why a list could not be had, and raises the alarm. */
    void failed(String source, String problem) {
        log.error("The sanctions list, {}, was not taken, the one in force stays: {}", source, problem);
        table.failed(source, problem);
    }

    private Loaded putInForce(List<ListedParty> parties, Delivery delivery) throws ListRefusedException {
        String sha256 = sha256(delivery);
        String[] refusal = new String[1];
        Loaded loaded = transaction.execute(status -> {
            table.lock();
            ListTable.Row before = table.inForce().orElse(null);
            if (before != null && before.sha256().equals(sha256)) {
                table.checked();
                return new Loaded(before.list(), false);
            }
            if (before != null && !delivery.confirmShrunken()) {
                refusal[0] = shrunken(parties, before.list());
            }
            if (refusal[0] != null) {
                return null;
            }
            ListTable.Row now =
                    table.replace(parties, delivery.source(), sha256, delivery.by(), delivery.confirmShrunken());
            table.checked();
            return new Loaded(now.list(), true);
        });
        if (loaded == null) {
            throw new ListRefusedException(String.valueOf(refusal[0]));
        }
        return loaded;
    }

    private @Nullable String shrunken(List<ListedParty> parties, SanctionsListVersion before) {
        int names =
                parties.stream().mapToInt(party -> 1 + party.aliases().size()).sum();
        if (parties.size() >= settings.smallestShare() * before.entries()
                && names >= settings.smallestShare() * before.names()) {
            return null;
        }
        return "It has " + parties.size() + " entries with " + names + " names, and the one in force has "
                + before.entries() + " with " + before.names()
                + ". A list that shrinks so much is taken only if somebody confirms it"
                + " (confirmShrunken=true).";
    }

    private static String sha256(Delivery delivery) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(MessageDigest.getInstance("SHA-256").digest(delivery.sdn()));
            digest.update(delivery.alt());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
