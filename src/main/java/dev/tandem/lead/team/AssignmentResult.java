package dev.tandem.lead.team;

import org.jspecify.annotations.Nullable;

/** What became of looking for a rep. */
public sealed interface AssignmentResult {

    /** As the model calls it. */
    String name();

    /** Id of the team whose rep has it, or for which it waits; null if there is none. */
    default @Nullable String teamId() {
        return null;
    }

    /** Id of the user who leads that team; null if there is none. */
    default @Nullable String leader() {
        return null;
    }

    /** Id of the user who has the lead; null if nobody has it. */
    default @Nullable String rep() {
        return null;
    }

    /** The rep has it, and with it one of their places. */
    record Assigned(Team team, String rep) implements AssignmentResult {

        @Override
        public String name() {
            return "assigned";
        }

        @Override
        public String teamId() {
            return team.id();
        }

        @Override
        public String leader() {
            return team.leader();
        }
    }

    /** Everybody is away or has as many leads as they can have: the lead waits for a place. */
    record NobodyFree(Team team) implements AssignmentResult {

        @Override
        public String name() {
            return "nobodyFree";
        }

        @Override
        public String teamId() {
            return team.id();
        }

        @Override
        public String leader() {
            return team.leader();
        }
    }

    /** There is no such team. */
    record NoTeam() implements AssignmentResult {

        @Override
        public String name() {
            return "noTeam";
        }
    }
}
