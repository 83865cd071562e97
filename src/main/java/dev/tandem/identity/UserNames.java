package dev.tandem.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What people are called, and where mails reach them. */
@Component
public class UserNames {

    private final Users users;

    UserNames(Users users) {
        this.users = users;
    }

    /** First and last name; the id itself for somebody who is no user (any more). */
    public String of(String userId) {
        return users.nameOf(userId).orElse(userId);
    }

    /** How people call a group; the id itself for one that Tandem did not set up. */
    public String ofGroup(String groupId) {
        return AccessSetup.nameOf(groupId);
    }

    /** The mail address; empty for somebody who has none, or is no user (any more). */
    public Optional<String> mailOf(String userId) {
        return users.mailOf(userId);
    }

    /** Ids of the members of a group; none for a group that there is not. */
    public List<String> membersOf(String groupId) {
        return users.membersOf(groupId);
    }

    /** Ids of the groups that the user is in. */
    public Set<String> groupsOf(String userId) {
        return users.find(userId).map(SignedInUser::groups).orElse(Set.of());
    }
}
