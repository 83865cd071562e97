package dev.tandem.onboarding.screening;

import dev.tandem.core.Sha256;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.Party;
import dev.tandem.onboarding.PartyKind;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who was found to be on the sanctions list, so that they are recognised when they come again. Only hashes are kept, also after the
 * people were forgotten: a block that could be erased on request would be none. Every method joins the caller's transaction.
 */
@Component
public class BlockedCustomers {

    private final JdbcClient jdbc;
    private final Hits hits;
    private final Clock clock = Clock.systemUTC();

    BlockedCustomers(JdbcClient jdbc, Hits hits) {
        this.jdbc = jdbc;
        this.hits = hits;
    }

    /** Blocks the customer, and everybody on the application who is on the list. */
    public void block(Onboarding onboarding) {
        Set<String> identities = identities(onboarding.application(), List.of(customer(onboarding)));
        hits.of(onboarding.id()).stream()
                .filter(hit -> hit.state() == HitState.CONFIRMED)
                .forEach(hit -> identities.add(identity(hit.party())));
        identities.forEach(identity -> block(onboarding.id(), identity));
    }

    private void block(String onboardingId, String identity) {
        jdbc.sql("""
                        insert into blocked_customer (onboarding_id, identity_hash, blocked_at)
                        select :id, :identity, :now from (values (1)) as one (n) where not exists (
                            select 1 from blocked_customer where onboarding_id = :id and identity_hash = :identity)""")
                .param("id", onboardingId)
                .param("identity", identity)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Whether anybody on the application was blocked before, in another case. */
    public boolean hasBlocked(Onboarding onboarding) {
        return jdbc.sql("""
                        select count(*) from blocked_customer
                        where identity_hash in (:identities) and onboarding_id <> :id""")
                        .param(
                                "identities",
                                identities(
                                        onboarding.application(),
                                        onboarding.persons().parties()))
                        .param("id", onboarding.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Party customer(Onboarding onboarding) {
        return onboarding.persons().parties().get(0);
    }

    private static Set<String> identities(Application application, List<Party> parties) {
        Set<String> identities = new LinkedHashSet<>();
        parties.forEach(party -> identities.add(identity(party)));
        String vatId = application.vatId();
        if (vatId != null && !vatId.isBlank()) {
            identities.add(Sha256.of("vat " + vatId.replace(" ", "").toUpperCase(Locale.ROOT)));
        }
        return identities;
    }

    /** The same name in other letters, cases and spaces is the same. */
    private static String identity(Party party) {
        String name = Normalizer.normalize(party.name(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return Sha256.of(
                party.kind().text() + " " + name + (party.kind() == PartyKind.PERSON ? " " + party.birthDate() : ""));
    }
}
