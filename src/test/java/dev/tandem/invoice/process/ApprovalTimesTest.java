package dev.tandem.invoice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.core.WorkingTimes;
import dev.tandem.invoice.InvoiceData;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Working days are from 8 to 17, in Germany; the 23rd of November 2026 is a Monday. */
@Tag("once")
class ApprovalTimesTest {

    private static final Instant MONDAY_NINE = at("2026-11-23T09:00");

    private final ApprovalTimes times = times(null);

    @Test
    void withoutADiscountTheTableSaysWhenItIsDueAndAQuarterBeforePeopleAreReminded() {
        ApprovalTimes.Plan plan = plan(invoice(""), 8, 0);

        assertThat(plan.due()).isEqualTo(at("2026-11-23T17:00"));
        assertThat(plan.reminder()).isEqualTo(at("2026-11-23T15:00"));
        assertThat(plan.discount()).isNull();
    }

    @Test
    void whatWasUsedBeforeAQuestionIsGone() {
        assertThat(plan(invoice(""), 8, 3).due()).isEqualTo(at("2026-11-23T14:00"));
        assertThat(plan(invoice(""), 8, 8).due()).isEqualTo(MONDAY_NINE);
        assertThat(plan(invoice(""), 8, 20).due()).isEqualTo(MONDAY_NINE);
    }

    @Test
    void aDiscountMakesTheApprovalDueInTimeToPay() {
        // eight working hours before the 24th at 17:00
        ApprovalTimes.Plan plan = plan(invoice(discount("2026-11-24", "2")), 24, 0);

        assertThat(plan.due()).isEqualTo(at("2026-11-24T09:00"));
        assertThat(plan.discount())
                .isEqualTo(new ApprovalTimes.Discount(new java.math.BigDecimal("20.00"), day("2026-11-24")));
    }

    @Test
    void aDiscountThatLastsLongerThanTheTableGivesChangesNothing() {
        ApprovalTimes.Plan plan = plan(invoice(discount("2026-12-04", "2")), 8, 0);

        assertThat(plan.due()).isEqualTo(at("2026-11-23T17:00"));
        assertThat(plan.discount()).isNotNull();
    }

    @Test
    void aDiscountThatEndsOnASundayIsReachedOnFriday() {
        assertThat(plan(invoice(discount("2026-11-29", "2")), 100, 0).due()).isEqualTo(at("2026-11-27T09:00"));
    }

    @Test
    void aDiscountThatCanNoLongerBePlannedForIsShownWhileItLasts() {
        ApprovalTimes.Plan today = plan(invoice(discount("2026-11-23", "2")), 8, 0);
        ApprovalTimes.Plan over = plan(invoice(discount("2026-11-20", "2")), 8, 0);

        assertThat(today.due()).isEqualTo(at("2026-11-23T17:00"));
        assertThat(today.discount()).isNotNull();
        assertThat(over.due()).isEqualTo(at("2026-11-23T17:00"));
        assertThat(over.discount()).isNull();
    }

    @Test
    void ofSeveralDiscountsTheLargestThatIsStillReachableCounts() {
        String three = discount("2026-11-23", "3");
        String two = discount("2026-11-25", "2");

        ApprovalTimes.Plan plan = plan(invoice(three + "," + two), 100, 0);

        assertThat(plan.due()).isEqualTo(at("2026-11-25T09:00"));
        assertThat(plan.discount()).extracting(ApprovalTimes.Discount::lastDay).isEqualTo(day("2026-11-25"));
    }

    @Test
    void theReminderCanBeSet() {
        assertThat(times(Duration.ofHours(1))
                        .plan(invoice(""), Duration.ofHours(8), Duration.ZERO, MONDAY_NINE)
                        .reminder())
                .isEqualTo(at("2026-11-23T16:00"));
        // longer than there is: a quarter again
        assertThat(times(Duration.ofHours(9))
                        .plan(invoice(""), Duration.ofHours(8), Duration.ZERO, MONDAY_NINE)
                        .reminder())
                .isEqualTo(at("2026-11-23T15:00"));
        assertThatThrownBy(() -> new ApprovalSettings(Duration.ofHours(8), Duration.ZERO))
                .hasMessageContaining("tandem.invoice.approval.reminder-before");
        assertThatThrownBy(() -> new ApprovalSettings(Duration.ofHours(-1), null))
                .hasMessageContaining("tandem.invoice.approval.before-discount-ends");
    }

    @Test
    void aCreditNoteHasNoDiscountToReach() {
        assertThat(plan(invoice(discount("2026-11-24", "2"), "creditnote"), 24, 0)
                        .discount())
                .isNull();
    }

    private ApprovalTimes.Plan plan(InvoiceData invoice, int hours, int used) {
        return times.plan(invoice, Duration.ofHours(hours), Duration.ofHours(used), MONDAY_NINE);
    }

    private static ApprovalTimes times(@Nullable Duration reminder) {
        return new ApprovalTimes(WorkingTimes.germany(), new ApprovalSettings(Duration.ofHours(8), reminder));
    }

    private static String discount(String lastDay, String percent) {
        return "{\"percent\":" + percent + ",\"lastDay\":\"" + lastDay + "\"}";
    }

    private static InvoiceData invoice(String discounts) {
        return invoice(discounts, "invoice");
    }

    private static InvoiceData invoice(String discounts, String kind) {
        try {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .build()
                    .readValue(
                            "{\"kind\":\"" + kind + "\",\"currency\":\"EUR\",\"payable\":1000,\"lineItems\":[],"
                                    + "\"taxBreakdown\":[],\"allowancesAndCharges\":[],\"cashDiscounts\":[" + discounts
                                    + "]}",
                            InvoiceData.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Instant at(String text) {
        return LocalDateTime.parse(text).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }
}
