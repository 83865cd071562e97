package dev.tandem.identity;

import dev.tandem.core.StartProblem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Creates the user who creates the others, from the configuration: once, and never again, whatever happens to them later. */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int PASSWORD_LENGTH = 12;
    private static final Set<String> USUAL = Set.of("admin", "demo", "password", "changeme", "tandem", "camunda");

    private static final String ITEM = "first administrator";

    static final StartProblem WEAK_PASSWORD = new StartProblem(
            "The password of the first administrator (tandem.identity.administrator.password) is a default one or easy to"
                    + " guess.",
            "Choose one of at least " + PASSWORD_LENGTH + " characters that is not a usual word or the user's name.");

    private final IdentityService identity;
    private final SetUpOnce setUp;
    private final IdentitySettings.Administrator settings;

    FirstAdministrator(IdentityService identity, SetUpOnce setUp, IdentitySettings settings) {
        this.identity = identity;
        this.setUp = setUp;
        this.settings = settings.administrator();
    }

    void check() {
        boolean nobody = identity.createUserQuery().count() == 0;
        if (nobody && setUp.isDone(ITEM)) {
            throw new RefusedToStartException(
                    "There is no user any more, so nobody could sign in. The first administrator was created before, and is"
                            + " not created again.",
                    "If this is meant, delete the row \"" + ITEM + "\" from the table access_set_up, set"
                            + " tandem.identity.administrator.id and .password, and start again.");
        }
        if (!settings.id().isBlank()) {
            checkPassword();
        } else if (nobody) {
            throw new RefusedToStartException(
                    "There is no user yet, so nobody could sign in.",
                    "Set tandem.identity.administrator.id and tandem.identity.administrator.password"
                            + " (TANDEM_IDENTITY_ADMINISTRATOR_ID and _PASSWORD in the environment) for the first start.");
        }
    }

    private void checkPassword() {
        if (isWeak(settings)) {
            throw new RefusedToStartException(List.of(WEAK_PASSWORD));
        }
    }

    static boolean isWeak(IdentitySettings.Administrator administrator) {
        String password = administrator.password();
        return password.length() < PASSWORD_LENGTH
                || isUsualWord(password)
                || password.equalsIgnoreCase(administrator.id())
                || password.chars().distinct().count() < 5;
    }

    /** True for a usual word, however often and with whatever digits or signs around it. */
    private static boolean isUsualWord(String password) {
        String letters = password.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String rest = letters;
        for (String word : USUAL) {
            rest = rest.replace(word, "");
        }
        return !letters.isEmpty() && rest.isEmpty();
    }

    /** Also notes that it was done where others created the first users. */
    void createOnce() {
        setUp.once(ITEM, () -> {
            if (!settings.id().isBlank() && identity.createUserQuery().count() == 0) {
                create();
            }
        });
    }

    private void create() {
        User user = identity.newUser(settings.id());
        user.setFirstName(settings.id());
        user.setLastName("");
        user.setEmail(settings.mail().isBlank() ? null : settings.mail());
        user.setPassword(settings.password());
        identity.saveUser(user);
        identity.createMembership(settings.id(), Groups.ADMINISTRATORS);
        log.info("Created the first administrator as tandem.identity.administrator says.");
    }
}
