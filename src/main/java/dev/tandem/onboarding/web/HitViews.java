package dev.tandem.onboarding.web;

import dev.tandem.identity.UserNames;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.Party;
import dev.tandem.onboarding.screening.Hit;
import dev.tandem.onboarding.screening.Hits;
import dev.tandem.onboarding.screening.PersonScreening;
import dev.tandem.onboarding.screening.ScreenedPerson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the API shows of screening. */
@Component
class HitViews {

    private final Hits hits;
    private final PersonScreening screening;
    private final UserNames names;

    HitViews(Hits hits, PersonScreening screening, UserNames names) {
        this.hits = hits;
        this.screening = screening;
        this.names = names;
    }

    /** All hits that were ever found of people on the application, in their order. */
    List<HitView> of(Onboarding onboarding) {
        List<Party> now = onboarding.persons().parties();
        return hits.of(onboarding.id()).stream().map(hit -> view(hit, now)).toList();
    }

    /** Everybody on the application as it is now, in their order. */
    List<PersonView> people(Onboarding onboarding) {
        List<Party> now = onboarding.persons().parties();
        return screening.report(onboarding.id()).stream()
                .map(person -> person(person, now))
                .toList();
    }

    private PersonView person(ScreenedPerson person, List<Party> now) {
        Party party = person.party();
        ScreenedPerson.Last last = person.last();
        return new PersonView(
                party.position(),
                party.role(),
                party.kind(),
                party.name(),
                party.birthDate(),
                party.country(),
                party.share(),
                last == null ? null : last.listVersion(),
                last == null ? null : last.at(),
                person.hits().stream().map(hit -> view(hit, now)).toList());
    }

    private HitView view(Hit hit, List<Party> now) {
        Optional<Party> current = now.stream()
                .filter(party -> party.hash().equals(hit.party().hash()))
                .findFirst();
        return new HitView(
                hit.id(),
                hit.number(),
                hit.state(),
                new HitView.Person(
                        hit.party().role(),
                        hit.party().kind(),
                        hit.party().name(),
                        hit.party().birthDate(),
                        hit.party().country(),
                        current.map(Party::share).orElse(null)),
                new HitView.Entry(
                        hit.entry().entryId(),
                        hit.entry().entryName(),
                        hit.entry().matchedName(),
                        hit.entry().entryKind(),
                        hit.entry().program(),
                        hit.entry().remarks()),
                current.isPresent(),
                hit.entry().score(),
                hit.entry().reason(),
                hit.listVersion(),
                hit.foundAt(),
                hit.firstBy(),
                name(hit.firstBy()),
                hit.firstAt(),
                hit.firstReason(),
                hit.secondBy(),
                name(hit.secondBy()),
                hit.secondAt());
    }

    private @Nullable String name(@Nullable String userId) {
        return userId == null ? null : names.of(userId);
    }
}
