package dev.tandem.lead.team;

/** A change to a team can't be made, for a reason in plain words. */
public class TeamRefusedException extends RuntimeException {

    TeamRefusedException(String message) {
        super(message);
    }
}
