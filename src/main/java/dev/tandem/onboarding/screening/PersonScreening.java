package dev.tandem.onboarding.screening;

import dev.tandem.integration.screening.Kind;
import dev.tandem.integration.screening.SanctionsScreening;
import dev.tandem.integration.screening.ScreeningQuery;
import dev.tandem.integration.screening.ScreeningResult;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.Party;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.screening.Clearance.Cleared;
import dev.tandem.onboarding.screening.Clearance.NotCleared;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Screens everybody on an application, and tells whether all of them, as they are now, were screened and are cleared. Every method
 * joins the caller's transaction, and holds the application until it ends.
 */
@Component
public class PersonScreening {

    private final Onboardings onboardings;
    private final SanctionsScreening list;
    private final ScreenedPersons screened;
    private final Hits hits;

    PersonScreening(Onboardings onboardings, SanctionsScreening list, ScreenedPersons screened, Hits hits) {
        this.onboardings = onboardings;
        this.list = list;
        this.screened = screened;
        this.hits = hits;
    }

    /**
     * Screens one of them.
     *
     * @param position of the person on the application
     * @throws dev.tandem.integration.screening.ScreeningUnavailableException if there is no list
     */
    public void screen(String onboardingId, int position) {
        Onboarding onboarding = onboardings.lock(onboardingId);
        screen(onboarding, onboarding.persons().parties().get(position));
    }

    private void screen(Onboarding onboarding, Party party) {
        ScreeningResult result =
                list.screen(new ScreeningQuery(party.name(), kind(party), party.birthDate(), country(party)));
        result.hits().forEach(hit -> hits.found(onboarding.id(), party, hit, result.listVersion()));
        screened.record(onboarding.id(), onboarding.persons().hash(), party.hash(), result.listVersion());
    }

    private static Kind kind(Party party) {
        return party.kind() == PartyKind.PERSON ? Kind.PERSON : Kind.COMPANY;
    }

    private static @Nullable String country(Party party) {
        String country = party.country();
        return country != null && country.matches("[A-Z]{2}") ? country : null;
    }

    /** Screens all of them against the list in force; gives the possible hits that nobody has decided yet. */
    public List<Hit> screenAll(String onboardingId) {
        Onboarding onboarding = onboardings.lock(onboardingId);
        onboarding.persons().parties().forEach(party -> screen(onboarding, party));
        return openHits(onboarding);
    }

    /** Everybody on the application as it is now, in their order, with what became of their screening. */
    public List<ScreenedPerson> report(String onboardingId) {
        Onboarding onboarding = onboardings.get(onboardingId);
        Map<String, ScreenedPerson.Last> last =
                screened.last(onboardingId, onboarding.persons().hash());
        List<Hit> found = hits.of(onboardingId);
        return onboarding.persons().parties().stream()
                .map(party -> new ScreenedPerson(
                        party,
                        last.get(party.hash()),
                        found.stream()
                                .filter(hit -> hit.party().hash().equals(party.hash()))
                                .toList()))
                .toList();
    }

    /** Possible hits of those on the application as it is now that are not decided yet, in their order. */
    public List<Hit> openHits(String onboardingId) {
        return openHits(onboardings.lock(onboardingId));
    }

    private List<Hit> openHits(Onboarding onboarding) {
        return hits.of(onboarding.id(), onboarding.persons().parties()).stream()
                .filter(hit -> hit.state() == HitState.OPEN || hit.state() == HitState.CLEARING)
                .toList();
    }

    /** Whether any of those on the application as it is now had a possible hit that people cleared. */
    public boolean wasCleared(String onboardingId) {
        Onboarding onboarding = onboardings.get(onboardingId);
        return hits.of(onboardingId, onboarding.persons().parties()).stream()
                .anyMatch(hit -> hit.state() == HitState.CLEARED);
    }

    /**
     * Whether all are cleared. Nobody is asked to believe a variable of the case: what counts is what stands in Tandem's own
     * tables under the hash of the persons as they are now. Whoever was screened against an older list is screened again.
     */
    public Clearance clearance(String onboardingId) {
        Onboarding onboarding = onboardings.lock(onboardingId);
        String personsHash = onboarding.persons().hash();
        Map<String, Long> versions = screened.of(onboardingId, personsHash);
        long inForce = list.currentList().version();
        for (Party party : onboarding.persons().parties()) {
            Long version = versions.get(party.hash());
            if (version == null) {
                return new NotCleared(party.name()
                        + " was not screened as one of those who are on the application now. Have it examined again.");
            }
            if (version < inForce) {
                screen(onboarding, party);
            }
        }
        return hits.of(onboardingId, onboarding.persons().parties()).stream()
                .filter(hit -> hit.state() != HitState.CLEARED)
                .findFirst()
                .<Clearance>map(
                        hit -> new NotCleared(
                                hit.state() == HitState.CONFIRMED
                                        ? hit.party().name() + " is on the sanctions list (hit " + hit.number() + ")."
                                        : hit.party().name() + " may be on the sanctions list (hit " + hit.number()
                                                + "), and compliance has not cleared that. Have the application examined again."))
                .orElseGet(() -> new Cleared(personsHash));
    }
}
