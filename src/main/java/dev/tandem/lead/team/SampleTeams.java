package dev.tandem.lead.team;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Teams for trying out, once: those that the shipped routing table names, with the sample users in them. */
@Component
@Profile("local")
@Order(Ordered.HIGHEST_PRECEDENCE)
class SampleTeams implements ApplicationRunner {

    private static final String LEADER = "saleslead";
    private static final int CAPACITY = 20;

    private final Teams teams;

    SampleTeams(Teams teams) {
        this.teams = teams;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!teams.isEmpty()) {
            return;
        }
        teams.insert(new Team("dach", "Germany, Austria, Switzerland", LEADER));
        teams.insert(new Team("inside-sales", "Inside sales", LEADER));
        teams.insert(new Team("key-accounts", "Key accounts", LEADER));
        teams.insertMember("dach", "sales", CAPACITY);
        teams.insertMember("dach", "sales4", CAPACITY);
        teams.insertMember("inside-sales", "sales2", CAPACITY);
        teams.insertMember("key-accounts", "sales3", CAPACITY);
    }
}
