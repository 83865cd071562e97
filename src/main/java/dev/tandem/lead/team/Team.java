package dev.tandem.lead.team;

/**
 * A team of sales.
 *
 * @param id as the routing table names it, for example {@code dach}
 * @param leader id of the user who leads it
 */
public record Team(String id, String name, String leader) {}
