package dev.tandem.testing;

import dev.tandem.onboarding.Application;
import dev.tandem.onboarding.Channel;
import dev.tandem.onboarding.IncomingApplication;
import dev.tandem.onboarding.OnboardingIntake;
import dev.tandem.onboarding.OnboardingReceipt;
import dev.tandem.onboarding.Onboardings;
import dev.tandem.onboarding.Owner;
import dev.tandem.onboarding.PartyKind;
import dev.tandem.onboarding.Representative;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Applications for tests, each with a VAT id and a mail address of its own. */
@TestComponent
public class Applications {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final OnboardingIntake intake;
    private final Onboardings onboardings;
    private final Cases cases;

    Applications(OnboardingIntake intake, Onboardings onboardings, Cases cases) {
        this.intake = intake;
        this.onboardings = onboardings;
        this.cases = cases;
    }

    /** A German company that nothing speaks against, with one representative and one owner. */
    public static Application company(String name, String representative, String owner) {
        int n = COUNT.incrementAndGet();
        return new Application(
                PartyKind.COMPANY,
                name,
                "limited",
                "HRB " + (1000 + n),
                "DE",
                "Hafenstr. 7",
                "20457",
                "Hamburg",
                germanVatId(n),
                "DE89370400440532013000",
                "standard",
                "Ada Brewster",
                "ada" + n + "@brewster.example",
                "+49 40 3680900",
                null,
                List.of(new Representative(representative, LocalDate.of(1975, 3, 9), "DE")),
                List.of(new Owner(PartyKind.PERSON, owner, LocalDate.of(1969, 11, 2), "DE", new BigDecimal("100"))));
    }

    /** The same with another VAT id. */
    public static Application withVatId(Application from, @Nullable String vatId) {
        return change(from, from.legalForm(), from.product(), vatId, from.owners());
    }

    /** The same with another legal form. */
    public static Application withLegalForm(Application from, String legalForm) {
        return change(from, legalForm, from.product(), from.vatId(), from.owners());
    }

    /** The same with another owner. */
    public static Application withOwner(Application from, String name) {
        return change(
                from,
                from.legalForm(),
                from.product(),
                from.vatId(),
                List.of(new Owner(PartyKind.PERSON, name, LocalDate.of(1980, 1, 1), "DE", new BigDecimal("100"))));
    }

    private static Application change(
            Application from,
            @Nullable String legalForm,
            @Nullable String product,
            @Nullable String vatId,
            List<Owner> owners) {
        return new Application(
                from.kind(),
                from.name(),
                legalForm,
                from.registrationNumber(),
                from.country(),
                from.street(),
                from.postalCode(),
                from.city(),
                vatId,
                from.iban(),
                product,
                from.contactName(),
                from.mail(),
                from.phone(),
                from.birthDate(),
                from.representatives(),
                owners);
    }

    /** Eight digits and the check digit of the German VAT id (ISO 7064, Mod 11, 10). */
    public static String germanVatId(int n) {
        String digits = String.valueOf(13_669_000 + n);
        int product = 10;
        for (char digit : digits.toCharArray()) {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return "DE" + digits + (11 - product) % 10;
    }

    /** Sends it in; no job runs. */
    public String take(Application application) {
        OnboardingReceipt receipt =
                intake.take(new IncomingApplication(application, "{}", Channel.API, "sales", null, null));
        if (receipt instanceof OnboardingReceipt.Accepted accepted) {
            return accepted.onboardingId();
        }
        throw new AssertionError("not accepted: " + receipt);
    }

    /** Sends it in, and runs all jobs up to the first stop. */
    public String send(Application application) {
        String id = take(application);
        cases.runJobs(id);
        return id;
    }

    /** What the application says now. */
    public Application now(String id) {
        return onboardings.get(id).application();
    }
}
