package dev.tandem.identity;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Creates the user who creates the others, from the configuration. */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final int PASSWORD_LENGTH = 12;
    private static final Set<String> USUAL = Set.of("admin", "demo", "password", "changeme", "tandem", "camunda");

    private final IdentityService identity;
    private final IdentitySettings.Administrator settings;

    FirstAdministrator(IdentityService identity, IdentitySettings settings) {
        this.identity = identity;
        this.settings = settings.administrator();
    }

    void check() {
        if (!settings.id().isBlank()) {
            checkPassword();
        } else if (identity.createUserQuery().count() == 0) {
            throw new RefusedToStartException(
                    "There is no user yet, so nobody could sign in.",
                    "Set tandem.identity.administrator.id and tandem.identity.administrator.password"
                            + " (TANDEM_IDENTITY_ADMINISTRATOR_ID and _PASSWORD in the environment) for the first start.");
        }
    }

    private void checkPassword() {
        String password = settings.password();
        if (password.length() < PASSWORD_LENGTH
                || isUsualWord(password)
                || password.equalsIgnoreCase(settings.id())
                || password.chars().distinct().count() < 5) {
            throw new RefusedToStartException(
                    "The password of the first administrator (tandem.identity.administrator.password) is a default one"
                            + " or easy to guess.",
                    "Choose one of at least " + PASSWORD_LENGTH
                            + " characters that is not a usual word or the user's name.");
        }
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

    void createIfNobodyIsThere() {
        if (settings.id().isBlank() || identity.createUserQuery().count() > 0) {
            return;
        }
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
