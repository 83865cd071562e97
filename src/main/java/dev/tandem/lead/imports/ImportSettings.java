package dev.tandem.lead.imports;

import dev.tandem.housekeeping.Periods;
import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Imports of leads.
 *
 * @param background whether this node works on imports by itself
 * @param pollEvery pause between two looks for imports to work on
 * @param lease how long a node that says nothing keeps an import; then another goes on
 * @param batch how many rows become leads in one transaction
 * @param threads how many such transactions run at the same time
 * @param largestCsv the largest text file
 * @param largestXlsx the largest Excel file
 * @param uploadTime how long a file may take to arrive
 * @param keepFor how long the cells of rejected rows are kept for downloading
 * @param keepRecordFor how long an import and what became of its rows can be looked up (calendar time)
 */
@ConfigurationProperties("tandem.lead.imports")
record ImportSettings(
        @DefaultValue("true") boolean background,
        @DefaultValue("1s") Duration pollEvery,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("250") int batch,
        @DefaultValue("3") int threads,
        @DefaultValue("100MB") DataSize largestCsv,
        @DefaultValue("20MB") DataSize largestXlsx,
        @DefaultValue("15m") Duration uploadTime,
        @DefaultValue("30d") Duration keepFor,
        @DefaultValue("P1Y") Period keepRecordFor) {

    ImportSettings {
        Periods.check("tandem.lead.imports.keep-record-for", keepRecordFor);
        Assert.isTrue(batch > 0 && batch <= 1000, "tandem.lead.imports.batch must be from 1 to 1000.");
        Assert.isTrue(threads > 0 && threads <= 20, "tandem.lead.imports.threads must be from 1 to 20.");
        Assert.isTrue(lease.toSeconds() >= 5, "tandem.lead.imports.lease must be at least 5s.");
    }
}
