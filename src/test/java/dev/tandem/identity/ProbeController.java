package dev.tandem.identity;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers where the tests ask; imported by them only. */
@TestComponent
@RestController
class ProbeController {

    private final CurrentUser currentUser;

    ProbeController(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/api/probe")
    String read() {
        return who();
    }

    @PostMapping("/api/probe")
    String write() {
        return who();
    }

    /** A path that no chain knows. */
    @GetMapping("/forgotten")
    String forgotten() {
        return "nobody should see this";
    }

    private String who() {
        return currentUser.userId() + " " + currentUser.groups() + " "
                + currentUser.mail().orElse("") + " " + currentUser.displayName();
    }
}
