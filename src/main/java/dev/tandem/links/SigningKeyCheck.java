package dev.tandem.links;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.StartProblem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Misses the key together with everything else that is wrong. */
@Component
class SigningKeyCheck implements ProductionCheck {

    private final LinkSettings settings;

    SigningKeyCheck(LinkSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<StartProblem> problems() {
        return settings.signingKey() == null ? List.of(SigningKey.MISSING) : List.of();
    }
}
