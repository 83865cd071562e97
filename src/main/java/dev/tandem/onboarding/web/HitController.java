package dev.tandem.onboarding.web;

import dev.tandem.onboarding.Onboardings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Onboarding")
class HitController {

    private final Onboardings onboardings;
    private final HitViews views;

    HitController(Onboardings onboardings, HitViews views) {
        this.onboardings = onboardings;
        this.views = views;
    }

    @GetMapping("/api/onboardings/{id}/hits")
    @PreAuthorize(OnboardingAccess.MAY_SEE_HITS)
    @Operation(
            summary = "People on an application who may be entries of the sanctions list, with what was decided",
            description =
                    "All that were ever found, in their order; \"current\" tells whether the person is still on it.")
    List<HitView> hits(@PathVariable String id) {
        return views.of(onboardings.find(id).orElseThrow(() -> new OnboardingNotFoundException(id)));
    }
}
