package dev.tandem.identity;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** One user per role for trying out, in the profile {@code local} only. The password equals the name. */
@Component
class SampleUsers {

    /** One of them. */
    record SampleUser(String id, String firstName, String lastName, String group) {

        String mail() {
            return id + "@tandem.example";
        }
    }

    static final List<SampleUser> ALL = List.of(
            new SampleUser("clerk", "Clara", "Clerk", Groups.CLERKS),
            new SampleUser("approver", "Anton", "Approver", Groups.APPROVERS),
            new SampleUser("manager", "Maria", "Manager", Groups.MANAGERS),
            new SampleUser("finance", "Frida", "Finance", Groups.FINANCE),
            new SampleUser("sales", "Samir", "Sales", Groups.SALES),
            new SampleUser("sales2", "Sara", "Sales", Groups.SALES),
            new SampleUser("sales3", "Silvio", "Sales", Groups.SALES),
            new SampleUser("sales4", "Sofia", "Sales", Groups.SALES),
            new SampleUser("saleslead", "Selma", "Saleslead", Groups.SALES_LEADS),
            new SampleUser("compliance", "Carla", "Compliance", Groups.COMPLIANCE),
            new SampleUser("compliance2", "Cora", "Compliance", Groups.COMPLIANCE),
            new SampleUser("compliancehead", "Conrad", "Compliancehead", Groups.COMPLIANCE_HEADS),
            new SampleUser("onboarding", "Oliver", "Onboarding", Groups.ONBOARDING),
            new SampleUser("owner", "Olga", "Owner", Groups.PROCESS_OWNERS),
            new SampleUser("ops", "Otto", "Operations", Groups.OPERATIONS),
            new SampleUser("admin", "Ada", "Admin", Groups.ADMINISTRATORS));

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;

    SampleUsers(IdentityService identity, ProcessEngineConfigurationImpl engine) {
        this.identity = identity;
        this.engine = engine;
    }

    void create(SampleUser sample) {
        if (identity.createUserQuery().userId(sample.id()).count() > 0) {
            return;
        }
        User user = identity.newUser(sample.id());
        user.setFirstName(sample.firstName());
        user.setLastName(sample.lastName());
        user.setEmail(sample.mail());
        user.setPassword(sample.id());
        identity.saveUser(user);
        identity.createMembership(sample.id(), sample.group());
    }

    /** Those that somebody could sign in as with a password that is in the manual. */
    List<String> present() {
        return ALL.stream().filter(this::isPresent).map(SampleUser::id).toList();
    }

    private boolean isPresent(SampleUser sample) {
        User user = identity.createUserQuery().userId(sample.id()).singleResult();
        return user != null && (sample.mail().equals(user.getEmail()) || passwordIsName((UserEntity) user));
    }

    /** Compares without the engine's count of wrong passwords, which would lock out a real user of that name. */
    private boolean passwordIsName(UserEntity user) {
        return user.getPassword() != null
                && engine.getPasswordManager()
                        .check(EncryptionUtil.saltPassword(user.getId(), user.getSalt()), user.getPassword());
    }
}
