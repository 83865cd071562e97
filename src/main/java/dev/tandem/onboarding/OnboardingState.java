package dev.tandem.onboarding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How far an application is. */
public enum OnboardingState {
    /** Taken in, or being checked. */
    RECEIVED("received"),
    /** Something is missing or wrong, and somebody clears it up. */
    INCOMPLETE("incomplete"),
    /** Everybody on it is being screened, or possible hits are being reviewed. */
    SCREENING("screening"),
    /** The risk is being assessed or accepted. */
    RISK("risk"),
    /** Documents of the customer are awaited or checked. */
    DOCUMENTS("documents"),
    /** The customer is being set up in the other systems. */
    SETTING_UP("settingUp"),
    /** Everything is set up. */
    CUSTOMER("customer"),
    /** The company did not want the customer; the reason is kept. */
    DECLINED("declined"),
    /** The documents did not come in time. */
    EXPIRED("expired"),
    /** Somebody on it is on the sanctions list. */
    BLOCKED("blocked"),
    /** The customer did not want any more. */
    WITHDRAWN("withdrawn"),
    /** The people asked to be forgotten. */
    ERASED("erased");

    private final String text;

    OnboardingState(String text) {
        this.text = text;
    }

    /** The name as the API and the database have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether nothing more comes of the application. */
    public boolean isFinal() {
        return this == DECLINED || this == EXPIRED || this == BLOCKED || this == WITHDRAWN || this == ERASED;
    }

    /** Whether what the application says can still be changed. */
    public boolean isChangeable() {
        return this == RECEIVED
                || this == INCOMPLETE
                || this == SCREENING
                || this == RISK
                || this == DOCUMENTS
                || this == SETTING_UP;
    }

    /**
     * The state with this name.
     *
     * @throws IllegalArgumentException naming the allowed ones, if there is none
     */
    public static OnboardingState of(String text) {
        for (OnboardingState state : values()) {
            if (state.text.equalsIgnoreCase(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("There is no state \"" + text + "\". Choose one of: "
                + Arrays.stream(values()).map(OnboardingState::text).collect(Collectors.joining(", ")) + ".");
    }
}
