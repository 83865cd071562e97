package dev.tandem.onboarding;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an application may say at most. What is missing or odd is a finding of the case, and no reason to refuse it. */
public final class ApplicationLimits {

    /** Of representatives, and of owners. */
    public static final int MOST_PEOPLE = 20;

    private static final int SHORT = 255;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_POSTAL_CODE = 20;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_MAIL = 320;
    private static final int LONGEST_NUMBER = 64;
    private static final int DECIMALS = 2;
    private static final BigDecimal ALL = new BigDecimal(100);
    private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);

    private final List<ApplicationProblem> problems = new ArrayList<>();
    private final LocalDate today = LocalDate.now(Clock.systemUTC());

    private ApplicationLimits() {}

    /** Why this application can't be taken in; empty if it can. */
    public static List<ApplicationProblem> problems(Application application) {
        ApplicationLimits limits = new ApplicationLimits();
        limits.customer(application);
        limits.representatives(application.representatives());
        limits.owners(application.owners());
        if (application.name() == null && application.mail() == null) {
            limits.problem("", "Nothing is said of who applies. Give at least a name or a mail address.");
        }
        return limits.problems;
    }

    private void customer(Application application) {
        text("name", application.name(), SHORT);
        text("legalForm", application.legalForm(), LONGEST_CODE);
        text("registrationNumber", application.registrationNumber(), LONGEST_PLACE);
        text("country", application.country(), LONGEST_PLACE);
        text("street", application.street(), SHORT);
        text("postalCode", application.postalCode(), LONGEST_POSTAL_CODE);
        text("city", application.city(), LONGEST_PLACE);
        text("vatId", application.vatId(), LONGEST_CODE);
        text("iban", application.iban(), LONGEST_NUMBER);
        text("product", application.product(), LONGEST_CODE);
        text("contactName", application.contactName(), SHORT);
        // some letters become two in lower case
        text("mail", application.mail() == null ? null : application.mail().toLowerCase(Locale.ROOT), LONGEST_MAIL);
        text("phone", application.phone(), LONGEST_NUMBER);
        birthDate("birthDate", application.birthDate());
    }

    private void representatives(List<Representative> people) {
        many("representatives", people);
        for (int n = 0; n < Math.min(people.size(), MOST_PEOPLE); n++) {
            Representative person = people.get(n);
            person("representatives[" + n + "].", person.name(), person.birthDate(), person.country());
        }
    }

    private void owners(List<Owner> owners) {
        many("owners", owners);
        List<BigDecimal> shares = new ArrayList<>();
        for (int n = 0; n < Math.min(owners.size(), MOST_PEOPLE); n++) {
            Owner owner = owners.get(n);
            String at = "owners[" + n + "].";
            person(at, owner.name(), owner.birthDate(), owner.country());
            if (isShare(at + "share", owner.share())) {
                shares.add(Objects.requireNonNullElse(owner.share(), BigDecimal.ZERO));
            }
        }
        BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(ALL) > 0) {
            problem(
                    "owners",
                    "The shares make " + sum.toPlainString() + " percent together, and can't be more than 100.");
        }
    }

    private void many(String field, List<?> people) {
        if (people.size() > MOST_PEOPLE) {
            problem(field, "There are " + people.size() + " of them; at most " + MOST_PEOPLE + " are allowed.");
        }
    }

    private void person(String at, @Nullable String name, @Nullable LocalDate birthDate, @Nullable String country) {
        if (name == null || name.isBlank()) {
            problem(at + "name", "It is missing. Give the name, or leave the whole entry out.");
        }
        text(at + "name", name, SHORT);
        text(at + "country", country, LONGEST_PLACE);
        birthDate(at + "birthDate", birthDate);
    }

    private boolean isShare(String field, @Nullable BigDecimal share) {
        if (share == null) {
            return false;
        }
        if (share.signum() < 0 || share.compareTo(ALL) > 0) {
            problem(field, "It is to be a number from 0 to 100, in percent.");
            return false;
        }
        if (share.stripTrailingZeros().scale() > DECIMALS) {
            problem(field, "It has more than " + DECIMALS + " decimals. Round it.");
            return false;
        }
        return true;
    }

    private void birthDate(String field, @Nullable LocalDate date) {
        if (date != null && date.isAfter(today)) {
            problem(field, "It is " + date + ", which is in the future.");
        } else if (date != null && date.isBefore(EARLIEST)) {
            problem(field, "It is " + date + ", which is too long ago.");
        }
    }

    private void text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            problem(field, "It has " + value.length() + " characters; at most " + longest + " are allowed.");
        }
        if (value.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            problem(field, "It contains a character that is none. Take it out.");
        }
    }

    private void problem(String field, String problem) {
        problems.add(new ApplicationProblem(field, problem));
    }
}
