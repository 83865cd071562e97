package dev.tandem.onboarding.setup;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.access.AccessAccounts;
import dev.tandem.integration.access.AccessResult;
import dev.tandem.integration.access.NewAccess;
import dev.tandem.integration.accounting.CustomerAccounts;
import dev.tandem.integration.accounting.CustomerResult;
import dev.tandem.integration.accounting.NewCustomer;
import dev.tandem.integration.crm.CrmCustomers;
import dev.tandem.integration.crm.CustomerRegistration;
import dev.tandem.integration.crm.NewCrmCustomer;
import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Onboarding;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.screening.Clearance;
import dev.tandem.onboarding.screening.PersonScreening;
import dev.tandem.onboarding.setup.SetUpResult.Done;
import dev.tandem.onboarding.setup.SetUpResult.Refused;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets a customer up in accounting, in the CRM and with an access account, and undoes it. Before every call it is checked again that
 * everybody on the application as it is now was screened and is cleared, whatever way the case came here: the model is not asked. Every
 * method joins the caller's transaction, and holds the application until it ends.
 */
@Component
public class CustomerSetUp {

    private final Onboardings onboardings;
    private final PersonScreening screening;
    private final Releases releases;
    private final CustomerAccounts accounting;
    private final CrmCustomers crm;
    private final AccessAccounts access;

    CustomerSetUp(
            Onboardings onboardings,
            PersonScreening screening,
            Releases releases,
            CustomerAccounts accounting,
            CrmCustomers crm,
            AccessAccounts access) {
        this.onboardings = onboardings;
        this.screening = screening;
        this.releases = releases;
        this.accounting = accounting;
        this.crm = crm;
        this.access = access;
    }

    /** Gives leave to set the customer up, in a transaction of its own: from here on, undoing takes back what was done. */
    public SetUpResult release(String onboardingId) {
        Onboarding onboarding = onboardings.lock(onboardingId);
        Clearance clearance = screening.clearance(onboarding.id());
        if (clearance instanceof Clearance.NotCleared not) {
            return new Refused(not.why());
        }
        String personsHash = ((Clearance.Cleared) clearance).personsHash();
        return new Done("release " + releases.add(onboardingId, personsHash).round());
    }

    /** Opens the customer's account in accounting. */
    public SetUpResult openInAccounting(String onboardingId) {
        return setUp(onboardingId, OutsideSystem.ACCOUNTING, (key, onboarding) -> {
            CustomerResult result = accounting.open(key, newCustomer(onboarding));
            if (result instanceof CustomerResult.Refused refused) {
                return new Refused("Accounting: " + refused.explanation());
            }
            String id = ((CustomerResult.Opened) result).customerId();
            onboardings.setUp(onboardingId, id, onboarding.crmCustomerId(), onboarding.accessAccountId());
            return new Done(id);
        });
    }

    /** Registers the customer in the CRM. */
    public SetUpResult registerInCrm(String onboardingId) {
        return setUp(onboardingId, OutsideSystem.CRM, (key, onboarding) -> {
            CustomerRegistration result = crm.register(key, newCrmCustomer(onboarding));
            if (result instanceof CustomerRegistration.Refused refused) {
                return new Refused("CRM: " + refused.explanation());
            }
            String id = ((CustomerRegistration.Registered) result).customerId();
            onboardings.setUp(onboardingId, onboarding.accountingCustomerId(), id, onboarding.accessAccountId());
            return new Done(id);
        });
    }

    /** Creates the account by which the customer signs in. */
    public SetUpResult createAccess(String onboardingId) {
        return setUp(onboardingId, OutsideSystem.ACCESS, (key, onboarding) -> {
            AccessResult result = access.create(key, newAccess(onboarding));
            if (result instanceof AccessResult.Refused refused) {
                return new Refused("Access account: " + refused.explanation());
            }
            String id = ((AccessResult.Created) result).accountId();
            onboardings.setUp(onboardingId, onboarding.accountingCustomerId(), onboarding.crmCustomerId(), id);
            return new Done(id);
        });
    }

    private SetUpResult setUp(
            String onboardingId, OutsideSystem system, BiFunction<EffectKey, Onboarding, SetUpResult> call) {
        Onboarding onboarding = onboardings.lock(onboardingId);
        if (screening.clearance(onboardingId) instanceof Clearance.NotCleared not) {
            return new Refused(not.why());
        }
        Optional<Releases.Release> release = releases.current(onboardingId);
        if (release.isEmpty()) {
            return new Refused("The customer was not released for setting up, or that is being undone.");
        }
        if (!release.get().personsHash().equals(onboarding.persons().hash())) {
            return new Refused(
                    "Somebody on the application has changed since it was released. Have it examined again.");
        }
        return call.apply(key(onboardingId, system, release.get().round()), onboarding);
    }

    /** Takes back whatever was, or may have been, opened in accounting. */
    public void undoInAccounting(String onboardingId, String reason) {
        undo(onboardingId, OutsideSystem.ACCOUNTING, key -> accounting.undo(key, reason));
        Onboarding now = onboardings.get(onboardingId);
        onboardings.setUp(onboardingId, null, now.crmCustomerId(), now.accessAccountId());
    }

    /** Takes back whatever was, or may have been, registered in the CRM. */
    public void undoInCrm(String onboardingId) {
        undo(onboardingId, OutsideSystem.CRM, crm::undo);
        Onboarding now = onboardings.get(onboardingId);
        onboardings.setUp(onboardingId, now.accountingCustomerId(), null, now.accessAccountId());
    }

    /** Takes back whatever access account was, or may have been, created. */
    public void undoAccess(String onboardingId) {
        undo(onboardingId, OutsideSystem.ACCESS, access::undo);
        Onboarding now = onboardings.get(onboardingId);
        onboardings.setUp(onboardingId, now.accountingCustomerId(), now.crmCustomerId(), null);
    }

    private void undo(String onboardingId, OutsideSystem system, Consumer<EffectKey> call) {
        onboardings.lock(onboardingId);
        for (int round : releases.notUndone(onboardingId, system)) {
            call.accept(key(onboardingId, system, round));
            releases.undone(onboardingId, round, system);
        }
    }

    /** Whether anything may still be set up, or is. */
    public boolean isAnythingLeft(String onboardingId) {
        return Arrays.stream(OutsideSystem.values())
                .anyMatch(system -> !releases.notUndone(onboardingId, system).isEmpty());
    }

    /** Nothing may be delivered to or invoiced to the customer any more. */
    public void blockInAccounting(String onboardingId, EffectKey key, String reason) {
        String id = onboardings.lock(onboardingId).accountingCustomerId();
        if (id != null) {
            accounting.block(key, id, reason);
        }
    }

    /** Nobody may sell to the customer any more. */
    public void blockInCrm(String onboardingId, EffectKey key, String reason) {
        String id = onboardings.lock(onboardingId).crmCustomerId();
        if (id != null) {
            crm.block(key, id, reason);
        }
    }

    /** Nobody can sign in with the customer's account any more. */
    public void lockAccess(String onboardingId, EffectKey key, String reason) {
        String id = onboardings.lock(onboardingId).accessAccountId();
        if (id != null) {
            access.lock(key, id, reason);
        }
    }

    /** Whether accounting knows a first order or invoice. */
    public boolean hasFirstBusiness(String onboardingId) {
        String id = onboardings.get(onboardingId).accountingCustomerId();
        return id != null && accounting.firstBusiness(id).isPresent();
    }

    /**
     * What the other systems have to be asked to forget, as one text; empty if none of them was ever asked for this customer.
     */
    public Optional<String> elsewhere(String onboardingId) {
        int rounds = releases.highestRound(onboardingId);
        Onboarding onboarding = onboardings.get(onboardingId);
        return rounds == 0
                ? Optional.empty()
                : Optional.of(String.join(
                        "\n",
                        String.valueOf(rounds),
                        text(onboarding.accountingCustomerId()),
                        text(onboarding.crmCustomerId()),
                        text(onboarding.accessAccountId())));
    }

    /** Has the other systems forget the people, under every key that was ever used. */
    public void forgetElsewhere(String onboardingId, String reference) {
        String[] parts = reference.split("\n", -1);
        for (int round = 1; round <= Integer.parseInt(parts[0]); round++) {
            accounting.forget(key(onboardingId, OutsideSystem.ACCOUNTING, round), id(parts[1]));
            crm.forget(key(onboardingId, OutsideSystem.CRM, round), id(parts[2]));
            access.forget(key(onboardingId, OutsideSystem.ACCESS, round), id(parts[3]));
        }
    }

    private static EffectKey key(String onboardingId, OutsideSystem system, int round) {
        return new EffectKey(onboardingId, system.activityId(), round);
    }

    private static String text(@Nullable String id) {
        return Objects.requireNonNullElse(id, "");
    }

    private static @Nullable String id(String text) {
        return text.isEmpty() ? null : text;
    }

    private static NewCustomer newCustomer(Onboarding onboarding) {
        Application application = onboarding.application();
        return new NewCustomer(
                onboarding.displayName(),
                application.vatId(),
                known(application.country()),
                application.street(),
                application.postalCode(),
                application.city(),
                known(application.mail()),
                application.iban(),
                application.kindOrCompany() == PartyKind.COMPANY);
    }

    private static NewCrmCustomer newCrmCustomer(Onboarding onboarding) {
        Application application = onboarding.application();
        return new NewCrmCustomer(
                onboarding.displayName(),
                contact(onboarding),
                known(application.mail()),
                application.phone(),
                known(application.country()),
                application.kindOrCompany() == PartyKind.COMPANY);
    }

    private static NewAccess newAccess(Onboarding onboarding) {
        return new NewAccess(known(onboarding.application().mail()), contact(onboarding), onboarding.displayName());
    }

    private static String contact(Onboarding onboarding) {
        return Objects.requireNonNullElse(onboarding.application().contactName(), onboarding.displayName());
    }

    /** The check of the application sees to it that it is there; a model that leaves the check out is not to go on. */
    private static String known(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The application is not complete, and was not checked");
        }
        return value;
    }
}
