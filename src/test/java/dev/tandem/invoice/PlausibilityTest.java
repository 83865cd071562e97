package dev.tandem.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.invoice.Finding.Severity;
import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceData.TaxSubtotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Plausibility plausibility = new Plausibility();

    @Test
    void aCorrectInvoiceGivesNoFinding() {
        assertThat(check(new Draft())).isEmpty();
    }

    @Test
    void aKeyedInInvoiceWithNothingButTotalsGivesNoFinding() {
        assertThat(check(new Draft().keyedIn())).isEmpty();
    }

    @Test
    void onAKeyedInInvoiceOnlyTheTotalsAreChecked() {
        Draft keyedIn = new Draft().keyedIn();
        keyedIn.gross = "1000";

        assertThat(codes(keyedIn)).containsExactly("BR-CO-15", "BR-CO-16");
    }

    @Test
    void withoutTheEssentialsNothingCanBeDone() {
        Draft draft = new Draft();
        draft.number = " ";
        draft.issueDate = null;
        draft.dueDate = null;
        draft.currency = null;
        draft.seller = null;
        draft.payable = null;

        assertThat(check(draft))
                .hasSize(5)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCKING));
        assertThat(codes(draft))
                .containsExactly(
                        "missing-number",
                        "missing-issue-date",
                        "missing-currency",
                        "missing-seller",
                        "missing-payable");
    }

    @Test
    void anInvoiceWithNothingInItGivesOnlyTheEssentials() {
        InvoiceData nothing = new InvoiceData(
                InvoiceKind.INVOICE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());

        assertThat(plausibility.check(nothing, TODAY))
                .hasSize(5)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCKING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "eur", "XYZ", "€"})
    void aCurrencyMustExist(String currency) {
        Draft draft = new Draft();
        draft.currency = currency;

        assertThat(codes(draft)).containsExactly("unknown-currency");
    }

    @ParameterizedTest
    @CsvSource({
        "BR-CO-10, lineTotal, 900.00, 'The amounts of the lines make 1,000.00 EUR, but the invoice states 900.00 EUR'",
        "BR-CO-11, allowanceTotal, 51.00, 'The allowances on the whole invoice make 50.00 EUR'",
        "BR-CO-12, chargeTotal, 21.00, 'The charges on the whole invoice make 20.00 EUR'",
        "BR-CO-13, netTotal, 971.00, 'less allowances plus charges make 970.00 EUR'",
        "BR-CO-14, taxTotal, 180.00, 'The VAT amounts by rate make 184.30 EUR'",
        "BR-CO-15, gross, 1154.31, 'make 1,154.30 EUR, but the invoice states 1,154.31 EUR as total with VAT'",
        "BR-CO-16, payable, 1154.30, '(difference 100.00 EUR)'",
    })
    void eachTotalIsCheckedToTheCent(String code, String field, String amount, String message) {
        Draft draft = new Draft();
        draft.set(field, amount);

        assertThat(check(draft))
                .filteredOn(finding -> finding.code().equals(code))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains(message);
                });
    }

    @Test
    void lessThanACentIsNoDifference() {
        Draft draft = new Draft();
        draft.gross = "1154.3049";

        assertThat(check(draft)).isEmpty();
    }

    @Test
    void roundingAndPaymentsForOthersAreInTheAmountToPay() {
        Draft draft = new Draft();
        draft.rounding = "-0.30";
        draft.payable = "1089.00";
        draft.thirdParty = "35.00";

        assertThat(check(draft)).isEmpty();
    }

    @Test
    void aTotalThatTheProfileHasNoPlaceForIsNotMissed() {
        Draft draft = new Draft().keyedIn();
        draft.prepaid = null;
        assertThat(codes(draft)).containsExactly("BR-CO-16");

        draft.profile = "urn:factur-x.eu:1p0:minimum";
        assertThat(check(draft)).isEmpty();

        draft.payable = "1154.40";
        assertThat(codes(draft)).containsExactly("BR-CO-16");
    }

    @Test
    void linesUnderLinesAreNotAddedTwice() {
        Draft draft = new Draft();
        draft.lines = List.of(
                line(
                        "1",
                        "1",
                        "800.00",
                        "800.00",
                        line("1.1", "1", "300.00", "300.00"),
                        line("1.2", "1", "500.00", "500.00")),
                line("2", "2", "100.00", "200.00"));

        assertThat(check(draft)).isEmpty();
    }

    @Test
    void aLineThatAsksForMoreThanQuantityTimesPriceIsFound() {
        Draft draft = new Draft();
        draft.lines = List.of(line("1", "400", "0.10", "316.00"), line("2", "1", "684.00", "684.00"));

        assertThat(check(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("line-amount");
            assertThat(finding.message())
                    .isEqualTo("Line 1: 400 at 0.10 make 40.00 EUR, but the line asks for 316.00 EUR.");
        });
    }

    @Test
    void linesUnderLinesAreCheckedToo() {
        Draft draft = new Draft();
        draft.lines = List.of(line("1", "1", "1000.00", "1000.00", line("1.1", "10", "10.00", "1000.00")));

        assertThat(codes(draft)).containsExactly("line-amount");
    }

    @Test
    void allowancesAndChargesOfALineAndThePriceQuantityCount() {
        Draft draft = new Draft();
        draft.lines = List.of(new LineItem(
                "1",
                "Tiles",
                null,
                new BigDecimal("1000"),
                "C62",
                new BigDecimal("104.5"),
                new BigDecimal("100"),
                new BigDecimal("1000.00"),
                "S",
                new BigDecimal("19"),
                List.of(),
                "C62",
                new BigDecimal("50"),
                new BigDecimal("5"),
                null,
                null,
                null));

        assertThat(check(draft)).isEmpty();
    }

    @Test
    void aPriceForAnotherUnitCannotBeMultiplied() {
        Draft draft = new Draft();
        draft.lines = List.of(new LineItem(
                "1",
                "Cheese",
                null,
                BigDecimal.ONE,
                "C62",
                new BigDecimal("20"),
                BigDecimal.ONE,
                new BigDecimal("1000"),
                "S",
                new BigDecimal("19"),
                List.of(),
                "KGM",
                null,
                null,
                null,
                null,
                null));

        assertThat(check(draft)).isEmpty();
    }

    @Test
    void theTaxOfARateMustFitItsTaxableAmount() {
        Draft draft = new Draft();
        draft.taxes = List.of(tax("19", "970.00", "194.30"));
        draft.taxTotal = "194.30";
        draft.gross = "1164.30";
        draft.payable = "1064.30";

        assertThat(check(draft)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("BR-CO-17");
            assertThat(finding.message())
                    .isEqualTo("19 % VAT on 970.00 EUR are 184.30 EUR, but the invoice says 194.30 EUR.");
        });
    }

    @ParameterizedTest
    @CsvSource({"184.32, true", "184.28, true", "184.33, false"})
    void taxMayBeRoundedInAnotherWay(String tax, boolean fine) {
        Draft draft = new Draft();
        draft.taxes = List.of(tax("19", "970.00", tax));

        assertThat(codes(draft).contains("BR-CO-17")).isEqualTo(!fine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "GB29NWBK60161331926819",
                "FR1420041010050500013M02606",
                "MT84MALT011000012345MTLCAST001S",
                "NO9386011117947",
                "SA0380000000608010167519",
                "BR1800360305000010009795493C1",
                "de89 3704 0044 0532 0130 00",
                // countries that the library may not know
                "LY83002048000020100120361",
                "RU0204452560040702810412345678901",
                "MN121234123456789123",
            })
    void correctIbansOfAllCountriesAreFine(String iban) {
        Draft draft = new Draft();
        draft.iban = iban;

        assertThat(check(draft)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013001, iban-check-digits",
        "LY83002048000020100120362, iban-check-digits",
        "DE8937040044053201300, iban-check-digits",
        "12345678, iban-format",
        "5678-1234, iban-format",
    })
    void wrongIbansAreFound(String iban, String code) {
        Draft draft = new Draft();
        draft.iban = iban;

        assertThat(codes(draft)).containsExactly(code);
    }

    @Test
    void anIbanOfTheWrongLengthIsFoundEvenIfItsDigitsFit() {
        Draft draft = new Draft();
        draft.iban = "DE" + org.iban4j.IbanUtil.calculateCheckDigit("DE003704004405320130") + "3704004405320130";

        assertThat(codes(draft)).containsExactly("iban-format");
    }

    @Test
    void anInvoiceOfTomorrowIsFound() {
        Draft draft = new Draft();
        draft.issueDate = TODAY;
        draft.dueDate = TODAY;
        assertThat(check(draft)).isEmpty();

        draft.issueDate = TODAY.plusDays(1);
        assertThat(codes(draft)).containsExactly("issue-date-in-future", "due-date-before-issue-date");
    }

    private List<Finding> check(Draft draft) {
        return plausibility.check(draft.invoice(), TODAY);
    }

    private List<String> codes(Draft draft) {
        return check(draft).stream().map(Finding::code).toList();
    }

    private static LineItem line(String id, String quantity, String price, String amount, LineItem... under) {
        return new LineItem(
                id,
                "Item " + id,
                null,
                new BigDecimal(quantity),
                "C62",
                new BigDecimal(price),
                null,
                new BigDecimal(amount),
                "S",
                new BigDecimal("19"),
                List.of(under));
    }

    private static TaxSubtotal tax(String rate, String taxable, String tax) {
        return new TaxSubtotal("S", new BigDecimal(rate), new BigDecimal(taxable), new BigDecimal(tax));
    }

    /** A correct invoice to make mistakes in. */
    private static final class Draft {

        @Nullable
        String number = "2026-1";

        @Nullable
        LocalDate issueDate = LocalDate.of(2026, 11, 1);

        @Nullable
        LocalDate dueDate = LocalDate.of(2026, 12, 1);

        @Nullable
        String currency = "EUR";

        @Nullable
        String seller = "Bergmann Bürobedarf GmbH";

        @Nullable
        String lineTotal = "1000.00";

        @Nullable
        String allowanceTotal = "50.00";

        @Nullable
        String chargeTotal = "20.00";

        @Nullable
        String netTotal = "970.00";

        @Nullable
        String taxTotal = "184.30";

        @Nullable
        String gross = "1154.30";

        @Nullable
        String prepaid = "100.00";

        @Nullable
        String rounding;

        @Nullable
        String payable = "1054.30";

        @Nullable
        String iban = "DE02120300000000202051";

        @Nullable
        String thirdParty;

        @Nullable
        String profile;

        List<LineItem> lines = List.of(line("1", "8", "100.00", "800.00"), line("2", "2", "100.00", "200.00"));
        List<TaxSubtotal> taxes = List.of(tax("19", "970.00", "184.30"));
        List<AllowanceCharge> allowancesAndCharges = List.of(
                new AllowanceCharge(false, new BigDecimal("50.00"), "Discount", "S", new BigDecimal("19")),
                new AllowanceCharge(true, new BigDecimal("20.00"), "Freight", "S", new BigDecimal("19")));

        Draft keyedIn() {
            lineTotal = null;
            allowanceTotal = null;
            chargeTotal = null;
            lines = List.of();
            taxes = List.of();
            allowancesAndCharges = List.of();
            return this;
        }

        void set(String field, String amount) {
            switch (field) {
                case "lineTotal" -> lineTotal = amount;
                case "allowanceTotal" -> allowanceTotal = amount;
                case "chargeTotal" -> chargeTotal = amount;
                case "netTotal" -> netTotal = amount;
                case "taxTotal" -> taxTotal = amount;
                case "gross" -> gross = amount;
                case "payable" -> payable = amount;
                default -> throw new IllegalArgumentException(field);
            }
        }

        InvoiceData invoice() {
            return new InvoiceData(
                    InvoiceKind.INVOICE,
                    number,
                    issueDate,
                    dueDate,
                    currency,
                    seller,
                    "DE136695976",
                    null,
                    null,
                    null,
                    amount(lineTotal),
                    amount(allowanceTotal),
                    amount(chargeTotal),
                    amount(netTotal),
                    amount(taxTotal),
                    amount(gross),
                    amount(prepaid),
                    amount(rounding),
                    amount(payable),
                    iban,
                    lines,
                    taxes,
                    allowancesAndCharges,
                    amount(thirdParty),
                    profile,
                    List.of(),
                    List.of());
        }

        private static @Nullable BigDecimal amount(@Nullable String amount) {
            return amount == null ? null : new BigDecimal(amount);
        }
    }
}
