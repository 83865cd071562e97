package dev.tandem.lead.erasure;

import dev.tandem.erasure.Erasure;
import dev.tandem.erasure.Erasures;
import dev.tandem.lead.ArrivingLeads;
import dev.tandem.lead.Lead;
import dev.tandem.lead.Leads;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets the person of a lead: this lead, every other lead with the same mail address, and rows with it in files that are being
 * imported.
 */
@Component
public class LeadErasure {

    private static final String PROCESS = "lead-assignment";
    private static final Logger log = LoggerFactory.getLogger(LeadErasure.class);

    private final Leads leads;
    private final Erasures erasures;
    private final AddressesToForget addresses;
    private final List<ArrivingLeads> waiting;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    LeadErasure(
            Leads leads,
            Erasures erasures,
            AddressesToForget addresses,
            List<ArrivingLeads> waiting,
            TransactionTemplate transaction) {
        this.leads = leads;
        this.erasures = erasures;
        this.addresses = addresses;
        this.waiting = List.copyOf(waiting);
        this.transaction = transaction;
    }

    /**
     * Has the lead, and all with its mail address, erased within minutes. Asked for again, it changes nothing.
     *
     * @param userId who recorded the wish; null if a message told it
     * @return the erasures that there are now for the person, the lead's own first
     * @throws IllegalStateException if there is no such lead
     */
    @Transactional
    public List<Erasure> request(String leadId, @Nullable String userId) {
        String mail = mail(leads.get(leadId));
        Set<String> ids = new TreeSet<>(mail == null ? List.of() : leads.withMail(mail));
        ids.add(leadId);
        request(ids, userId);
        if (mail != null) {
            addresses.add(mail, userId, clock.instant());
        }
        ids.remove(leadId);
        return Stream.concat(Stream.of(leadId), ids.stream())
                .flatMap(id -> erasures.of(id).stream())
                .toList();
    }

    /** What became of the wish; empty if nobody asked to be forgotten. */
    public Optional<Erasure> of(String leadId) {
        return erasures.of(leadId);
    }

    @Scheduled(
            fixedDelayString = "${tandem.erasure.look-every:PT10S}",
            initialDelayString = "${tandem.erasure.look-every:PT10S}")
    void lookForMore() {
        addresses.all().forEach(mail -> {
            try {
                transaction.executeWithoutResult(status -> lookForMore(mail));
            } catch (RuntimeException e) {
                // the next look tries again; the address is not for the log
                log.warn(
                        "Leads of somebody who is to be forgotten could not be looked for: {}. It is tried again.",
                        e.getClass().getSimpleName());
            }
        });
    }

    /** What waited comes into the register at the same moment, or is dropped: so it is dropped first. */
    private void lookForMore(String mail) {
        addresses.lock(mail).ifPresent(address -> {
            List<Boolean> done = waiting.stream().map(part -> part.forget(mail)).toList();
            request(new TreeSet<>(leads.withMail(mail)), address.requestedBy());
            if (!done.contains(false)) {
                addresses.remove(mail);
            }
        });
    }

    /** In the order of their ids, so that two requests for the same person don't wait for each other. */
    private void request(Set<String> ids, @Nullable String userId) {
        for (String id : ids) {
            if (leads.lock(id).erasedAt() == null) {
                erasures.request(id, PROCESS, userId);
            }
        }
    }

    private static @Nullable String mail(Lead lead) {
        String mail = lead.data().mail();
        return mail == null || mail.isBlank() ? null : mail.toLowerCase(Locale.ROOT);
    }
}
