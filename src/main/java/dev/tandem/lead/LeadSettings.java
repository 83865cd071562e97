package dev.tandem.lead;

import dev.tandem.housekeeping.Periods;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of leads.
 *
 * @param keepFor how long a lead is kept after its case ended (calendar time). No law asks for a time: it is as long as a company can
 *     explain why it still needs the data of somebody who did not buy
 */
@ConfigurationProperties("tandem.lead")
record LeadSettings(@DefaultValue("P2Y") Period keepFor) {

    LeadSettings {
        Periods.check("tandem.lead.keep-for", keepFor);
    }
}
