package dev.tandem.identity;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up groups, authorizations and first users before the web server takes requests, or refuses to start. */
@Component
class IdentityStart implements SmartLifecycle {

    private final AccessSetup access;
    private final SampleUsers sampleUsers;
    private final FirstAdministrator administrator;
    private final SetUpOnce setUp;
    private final Environment environment;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    IdentityStart(
            AccessSetup access,
            SampleUsers sampleUsers,
            FirstAdministrator administrator,
            SetUpOnce setUp,
            Environment environment,
            TransactionTemplate transaction) {
        this.access = access;
        this.sampleUsers = sampleUsers;
        this.administrator = administrator;
        this.setUp = setUp;
        this.environment = environment;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        boolean local = LocalProfile.isActive(environment);
        transaction.executeWithoutResult(status -> {
            setUp.lock();
            if (!local) {
                refuseSampleUsers();
                administrator.check();
            }
            access.run();
            if (local) {
                SampleUsers.ALL.forEach(user -> setUp.once("sample user " + user.id(), () -> sampleUsers.create(user)));
            } else {
                administrator.createOnce();
            }
        });
        running = true;
    }

    private void refuseSampleUsers() {
        List<String> present = sampleUsers.present();
        if (!present.isEmpty()) {
            throw new RefusedToStartException(
                    "This database has sample users, whose passwords everybody knows: " + String.join(", ", present)
                            + ".",
                    "Start with a database that was never used for trying out, or delete these users first.");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Early: the web server comes near the end. */
    @Override
    public int getPhase() {
        return 0;
    }
}
