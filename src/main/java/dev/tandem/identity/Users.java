package dev.tandem.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Reads users and groups from the engine, whoever is signed in. */
@Component
class Users {

    /** Asked for each request and mail: a query by the engine's own criteria takes ten times as long to put together. */
    private static final String BY_ID = "select * from ACT_ID_USER where ID_ = #{id}";

    private final IdentityService identity;

    Users(IdentityService identity) {
        this.identity = identity;
    }

    Optional<SignedInUser> find(String userId) {
        return withoutAuthentication(() -> read(userId).map(this::signedIn));
    }

    /** What the user is called; empty if there is none (any more). */
    Optional<String> nameOf(String userId) {
        return user(userId).map(Users::name);
    }

    /** The user's mail address; empty if there is none. */
    Optional<String> mailOf(String userId) {
        return user(userId).map(User::getEmail);
    }

    /** Ids of the members of a group, in order. */
    List<String> membersOf(String groupId) {
        return withoutAuthentication(
                () -> identity.createUserQuery().memberOfGroup(groupId).orderByUserId().asc().list().stream()
                        .map(User::getId)
                        .toList());
    }

    /** False too while the engine makes the user wait after wrong passwords. */
    boolean passwordMatches(String userId, String password) {
        return withoutAuthentication(() -> {
            try {
                return identity.checkPassword(userId, password);
            } catch (OptimisticLockingException e) {
                // two wrong passwords at the same moment: the other one was counted
                return false;
            }
        });
    }

    private SignedInUser signedIn(User user) {
        Set<String> groups = identity.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
        return new SignedInUser(user.getId(), name(user), user.getEmail(), groups, Instant.now());
    }

    private Optional<User> user(String userId) {
        return withoutAuthentication(() -> read(userId));
    }

    private Optional<User> read(String userId) {
        return Optional.ofNullable(identity.createNativeUserQuery()
                .sql(BY_ID)
                .parameter("id", userId)
                .singleResult());
    }

    private static String name(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(StringUtils::hasText)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }

    private <T> T withoutAuthentication(Supplier<T> read) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return read.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
