package dev.tandem.identity;

import org.springframework.stereotype.Component;

/** What people are called, for people to read. */
@Component
public class UserNames {

    private final Users users;

    UserNames(Users users) {
        this.users = users;
    }

    /** First and last name; the id itself for somebody who is no user (any more). */
    public String of(String userId) {
        return users.find(userId).map(SignedInUser::displayName).orElse(userId);
    }
}
