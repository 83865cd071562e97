package dev.tandem.lead.check;

import dev.tandem.lead.LeadData;
import dev.tandem.lead.LeadFinding;
import java.util.List;

/**
 * A lead after the check.
 *
 * @param data mail address in lower case, phone number in E.164, country as ISO 3166 alpha-2, language as ISO 639-1, texts without
 *     characters that can't be seen. What can't be read is left out, and quoted in a finding; only a mail address stays as it was
 *     given, because the person may ask by it to be forgotten.
 * @param findings what the rep should know; none of them holds the lead up
 */
public record CheckedLead(LeadData data, List<LeadFinding> findings) {}
