package dev.tandem.onboarding.erasure;

import dev.tandem.erasure.Erasure;
import dev.tandem.erasure.Erasures;
import dev.tandem.onboarding.Onboardings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets the people of an application: this one, and every other with the same mail address. */
@Component
public class CustomerErasure {

    private static final String PROCESS = "customer-onboarding";

    private final Onboardings onboardings;
    private final Erasures erasures;

    CustomerErasure(Onboardings onboardings, Erasures erasures) {
        this.onboardings = onboardings;
        this.erasures = erasures;
    }

    /**
     * Has the people forgotten within minutes. Asked for again, it changes nothing.
     *
     * @param userId who recorded the wish; null if a message told it
     * @return the erasures that there are now, that of the application itself first
     * @throws IllegalStateException if there is no such application
     */
    @Transactional
    public List<Erasure> request(String id, @Nullable String userId) {
        String mail = onboardings.get(id).application().mail();
        // in the order of their ids, so that two requests for the same people don't wait for each other
        Set<String> ids = new TreeSet<>(mail == null ? List.of() : onboardings.withMail(mail));
        ids.add(id);
        for (String each : ids) {
            if (onboardings.lock(each).erasedAt() == null) {
                erasures.request(each, PROCESS, userId);
            }
        }
        ids.remove(id);
        return Stream.concat(Stream.of(id), ids.stream())
                .flatMap(each -> erasures.of(each).stream())
                .toList();
    }

    /** What became of the wish; empty if nobody asked to be forgotten. */
    public Optional<Erasure> of(String id) {
        return erasures.of(id);
    }
}
