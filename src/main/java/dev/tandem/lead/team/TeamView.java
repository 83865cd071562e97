package dev.tandem.lead.team;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team as the API and the page show it. */
@Schema(name = "Team")
record TeamView(
        @Schema(example = "dach") String id,
        @Schema(example = "Germany, Austria, Switzerland") String name,

        @Schema(description = "Id of the user who leads it", example = "saleslead")
        String leader,

        String leaderName,

        @Schema(description = "Leads that wait for a free place")
        int waiting,

        @Schema(description = "Whether you may change it") boolean mayChange,
        List<MemberView> members) {

    /** Somebody in the team. */
    @Schema(name = "TeamMember")
    record MemberView(
            @Schema(description = "Id of the user", example = "sales")
            String user,

            String name,

            @Schema(description = "How many open leads they can have")
            int capacity,

            int openLeads,

            @Schema(description = "Not away today, and still in sales")
            boolean present,

            @Schema(description = "False if they do not work on leads any more and get none")
            boolean inSales,

            List<AbsenceView> absences) {}

    /** Days on which somebody gets no leads. */
    @Schema(name = "Absence")
    record AbsenceView(
            String id,
            LocalDate from,

            @Schema(description = "Included; null until further notice") @Nullable
            LocalDate until) {}
}
