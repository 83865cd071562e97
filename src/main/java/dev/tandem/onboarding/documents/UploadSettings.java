package dev.tandem.onboarding.documents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The page on which customers send documents.
 *
 * @param validFor how long a link works (calendar time)
 * @param largest the largest file
 * @param time how long a file may take to arrive
 * @param requestsPerMinute how often one network address may open the page
 * @param uploadsPerHour how many files one network address may send
 * @param uploadsPerHourAndLink how many files may be sent by one link, from wherever
 */
@ConfigurationProperties("tandem.onboarding.uploads")
record UploadSettings(
        @DefaultValue("P30D") Duration validFor,
        @DefaultValue("10MB") DataSize largest,
        @DefaultValue("PT5M") Duration time,
        @DefaultValue("30") int requestsPerMinute,
        @DefaultValue("40") int uploadsPerHour,
        @DefaultValue("60") int uploadsPerHourAndLink) {

    private static final DataSize MOST = DataSize.ofMegabytes(50);

    UploadSettings {
        if (validFor.isNegative() || validFor.isZero()) {
            throw new IllegalArgumentException(
                    "tandem.onboarding.uploads.valid-for must be a duration like P30D, not " + validFor);
        }
        if (largest.toBytes() < 1 || largest.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "tandem.onboarding.uploads.largest must be from 1B to 50MB, because files are held in memory while they are"
                            + " looked at, not " + largest);
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "tandem.onboarding.uploads.time must be a duration like PT5M, not " + time);
        }
        if (requestsPerMinute < 1 || uploadsPerHour < 1 || uploadsPerHourAndLink < 1) {
            throw new IllegalArgumentException(
                    "tandem.onboarding.uploads.requests-per-minute, .uploads-per-hour and .uploads-per-hour-and-link must be 1 or"
                            + " more");
        }
    }

    /** The largest file, as people read it. */
    String largestInWords() {
        return largest.toMegabytes() > 0 ? largest.toMegabytes() + " MB" : largest.toBytes() + " bytes";
    }
}
