package dev.tandem.identity;

import dev.tandem.core.ProductionCheck;
import dev.tandem.core.StartProblem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses a weak password of the first administrator together with everything else that is wrong. */
@Component
class AdministratorCheck implements ProductionCheck {

    private final IdentitySettings.Administrator administrator;

    AdministratorCheck(IdentitySettings settings) {
        this.administrator = settings.administrator();
    }

    @Override
    public List<StartProblem> problems() {
        return administrator.id().isBlank() || !FirstAdministrator.isWeak(administrator)
                ? List.of()
                : List.of(FirstAdministrator.WEAK_PASSWORD);
    }
}
