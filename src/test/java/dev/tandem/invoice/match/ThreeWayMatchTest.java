package dev.tandem.invoice.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.integration.accounting.PurchaseOrder;
import dev.tandem.invoice.InvoiceData;
import dev.tandem.invoice.InvoiceData.AllowanceCharge;
import dev.tandem.invoice.InvoiceData.LineItem;
import dev.tandem.invoice.InvoiceKind;
import dev.tandem.invoice.match.OrderMatch.Difference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeWayMatchTest {

    private static final Tolerances TWO_PERCENT_OR_FIVE = Tolerances.of(2, 5, 0, 0);

    /** Ten lamps at 50.00, of which eight have come; five hours at 40.00, all accepted; freight of 12.00. */
    private final PurchaseOrder order = new PurchaseOrder(
            "PO-7",
            "S-1",
            "EUR",
            List.of(
                    ordered(1, "Lamp", "H87", "10", "8", "0", "50.00", "19"),
                    ordered(2, "Assembly", "HUR", "5", "5", "0", "40.00", "19"),
                    ordered(3, "Freight", "C62", "1", "1", "0", "12.00", "19")));

    @Test
    void whatWasOrderedAndReceivedMatches() {
        OrderMatch match =
                match(invoice(line("1", "Lamp", "8", "H87", "50.00"), line("2", "Assembly", "5", "HUR", "40.00")));

        assertThat(texts(match)).isEmpty();
        assertThat(match.lines()).extracting(OrderMatch.Line::orderLine).containsExactly(1, 2);
        assertThat(match.lines()).extracting(OrderMatch.Line::account).containsExactly("6001", "6002");
        assertThat(match.lines().get(0).used()).isEqualByComparingTo("8");
        assertThat(match.summary()).isEqualTo("Order PO-7, no difference beyond the tolerances.");
    }

    @ParameterizedTest
    @CsvSource({
        "51.00, false",
        "51.01, true",
        "49.00, false",
        "48.99, true",
    })
    void thePriceMayDifferByThePercentageUpwardsAndDownwards(String price, boolean differs) {
        assertThat(match(invoice(line("1", "Lamp", "1", "H87", price))).differenceCount())
                .isEqualTo(differs ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"50.625, false", "50.63, true"})
    void thePriceMayDifferByTheAmountForTheWholeLine(String price, boolean differs) {
        assertThat(match(invoice(line("1", "Lamp", "8", "H87", price))).differenceCount())
                .isEqualTo(differs ? 1 : 0);
    }

    @Test
    void aHigherPriceIsSaidWithBothValues() {
        assertThat(texts(match(invoice(line("1", "Lamp", "8", "H87", "55.00")))))
                .containsExactly(
                        "Price: 55.00 EUR invoiced, but 50.00 EUR ordered (10 % more). For the whole line that is"
                                + " 40.00 EUR more.");
    }

    @Test
    void theAmountOfTheLineCountsAndNotThePriceThatItSays() {
        LineItem dear = item("1", "Lamp", "1", "H87", "50.00", "500.00", "19", null, null);

        assertThat(texts(match(invoice(dear))))
                .singleElement()
                .asString()
                .contains("500.00 EUR invoiced, but 50.00 EUR");
    }

    @Test
    void aCentOfRoundingIsNoDifference() {
        PurchaseOrder thirds = new PurchaseOrder(
                "PO-8", "S-1", "EUR", List.of(ordered(1, "Sheet", "C62", "9", "9", "0", "0.333333", "19")));
        InvoiceData invoice = invoice(item("1", "Sheet", "3", "C62", "0.33", "1.00", "19", null, null));

        assertThat(ThreeWayMatch.of(invoice, "S-1", thirds, Map.of(), Tolerances.of(0, 0, 0, 0))
                        .differenceCount())
                .isZero();
    }

    @Test
    void moreThanReceivedIsADifference() {
        assertThat(texts(match(invoice(line("1", "Lamp", "9", "H87", "50.00")))))
                .containsExactly("Quantity: 9 pcs invoiced, but only 8 pcs received.");
    }

    @Test
    void whatOtherInvoicesUseCountsAgainstTheOrder() {
        OrderMatch match = match(
                invoice(line("1", "Lamp", "4", "H87", "50.00")), Map.of(1, new BigDecimal("5")), TWO_PERCENT_OR_FIVE);

        assertThat(texts(match))
                .containsExactly(
                        "Quantity: 4 pcs invoiced, but of 8 pcs received 5 pcs were invoiced before, so that 3 pcs are"
                                + " left.");
    }

    @Test
    void whatWasInvoicedElsewhereCountsToo() {
        PurchaseOrder elsewhere = new PurchaseOrder(
                "PO-9", "S-1", "EUR", List.of(ordered(1, "Lamp", "H87", "10", "8", "6", "50.00", "19")));
        OrderMatch match = ThreeWayMatch.of(
                invoice(line("1", "Lamp", "3", "H87", "50.00")), "S-1", elsewhere, Map.of(), TWO_PERCENT_OR_FIVE);

        assertThat(texts(match))
                .singleElement()
                .asString()
                .endsWith("6 pcs were invoiced before, so that 2 pcs are left.");
    }

    @Test
    void twoLinesOfOneInvoiceShareTheRemainder() {
        OrderMatch match =
                match(invoice(line("1", "Lamp", "5", "H87", "50.00"), line("2", "Lamp", "5", "H87", "50.00")));

        assertThat(match.lines().get(0).differences()).isEmpty();
        assertThat(match.lines().get(1).differences()).hasSize(1);
    }

    @Test
    void moreThanOrderedIsADifferenceEvenIfItCame() {
        PurchaseOrder tooMuch = new PurchaseOrder(
                "PO-9", "S-1", "EUR", List.of(ordered(1, "Lamp", "H87", "10", "12", "0", "50.00", "19")));

        assertThat(texts(ThreeWayMatch.of(
                        invoice(line("1", "Lamp", "12", "H87", "50.00")),
                        "S-1",
                        tooMuch,
                        Map.of(),
                        TWO_PERCENT_OR_FIVE)))
                .containsExactly("Quantity: with this invoice 12 pcs would be invoiced, but only 10 pcs were ordered.");
    }

    @ParameterizedTest
    @CsvSource({"8.8, 0, false", "8.9, 0, true", "4.8, 4, false", "4.9, 4, true"})
    void theToleranceOfTheQuantityIsOfTheWholeAndNotOfEachInvoice(String quantity, String before, boolean differs) {
        OrderMatch match = match(
                invoice(line("1", "Lamp", quantity, "H87", "50.00")),
                Map.of(1, new BigDecimal(before)),
                Tolerances.of(0, 0, 10, 0));

        assertThat(match.differenceCount()).isEqualTo(differs ? 1 : 0);
    }

    @Test
    void aNegativeQuantityNeitherMatchesNorGivesAnythingBack() {
        OrderMatch match = match(invoice(line("1", "Lamp", "-3", "H87", "50.00")));

        assertThat(texts(match))
                .containsExactly("Quantity: -3 pcs is invoiced. What is given back belongs on a credit note.");
        assertThat(match.lines().get(0).used()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"19, 0, false", "20, 0, true", "20, 1, false", "7, 1, true"})
    void theRateOfVatMayDifferByThePoints(String rate, String points, boolean differs) {
        OrderMatch match = match(
                invoice(item("1", "Lamp", "1", "H87", "50.00", "50.00", rate, null, null)),
                Map.of(),
                Tolerances.of(0, 0, 0, new BigDecimal(points)));

        assertThat(match.differenceCount()).isEqualTo(differs ? 1 : 0);
    }

    @Test
    void anotherRateOfVatIsSaidWithBothValues() {
        assertThat(texts(match(invoice(item("1", "Lamp", "1", "H87", "50.00", "50.00", "7", null, null)))))
                .containsExactly("VAT: 7 % invoiced, but 19 % ordered.");
    }

    @Test
    void aLineThatIsNotOnTheOrderIsADifferenceAndUsesNothing() {
        OrderMatch match = match(invoice(line("1", "Gold bar", "1", "H87", "50.00")));

        assertThat(texts(match)).containsExactly("Order PO-7 has no line for this.");
        assertThat(match.lines().get(0).orderLine()).isNull();
        assertThat(match.lines().get(0).used()).isNull();
    }

    @Test
    void theLineThatTheInvoiceNamesCountsBeforeItsName() {
        OrderMatch match =
                match(invoice(item("1", "Something else", "1", "HUR", "40.00", "40.00", "19", "0002", null)));

        assertThat(match.lines().get(0).orderLine()).isEqualTo(2);
        assertThat(texts(match)).isEmpty();
    }

    @Test
    void aLineThatTheInvoiceNamesButTheOrderLacksIsNotGuessed() {
        OrderMatch match = match(invoice(item("1", "Lamp", "1", "H87", "50.00", "50.00", "19", "9", null)));

        assertThat(texts(match))
                .containsExactly("The invoice names line 9 of the order, but order PO-7 has no such line.");
    }

    @Test
    void theSuppliersItemNumberCountsBeforeTheName() {
        OrderMatch match = match(invoice(item("1", "Lamp", "1", "HUR", "40.00", "40.00", "19", null, "item-2")));

        assertThat(match.lines().get(0).orderLine()).isEqualTo(2);
    }

    @Test
    void anotherUnitCantBeComparedAndUsesWhatItCosts() {
        OrderMatch match = match(invoice(item("1", "Lamp", "1", "BX", "100.00", "100.00", "19", null, null)));

        assertThat(texts(match))
                .containsExactly(
                        "Unit: invoiced in boxes, but ordered in pcs. Prices and quantities can't be compared.");
        assertThat(match.lines().get(0).used()).isEqualByComparingTo("2");
    }

    @Test
    void anOrderOfAnotherSupplierIsNotUsed() {
        OrderMatch match = ThreeWayMatch.of(
                invoice(line("1", "Lamp", "1", "H87", "50.00")), "S-2", order, Map.of(), TWO_PERCENT_OR_FIVE);

        assertThat(texts(match))
                .containsExactly(
                        "Order PO-7 was placed with supplier S-1, but the invoice is from S-2. Check the order's"
                                + " number.");
        assertThat(match.lines()).isEmpty();
    }

    @Test
    void anOrderInAnotherCurrencyIsADifference() {
        PurchaseOrder dollars = new PurchaseOrder("PO-7", "S-1", "USD", order.lines());
        OrderMatch match = ThreeWayMatch.of(
                invoice(line("1", "Lamp", "1", "H87", "45.00")), "S-1", dollars, Map.of(), TWO_PERCENT_OR_FIVE);

        assertThat(texts(match))
                .containsExactly("The order is in USD, but the invoice is in EUR. Its prices can't be compared.");
    }

    @Test
    void anOrderThatNobodyKnowsIsADifference() {
        assertThat(texts(ThreeWayMatch.unknown("PO-0")))
                .containsExactly("Accounting has no order \"PO-0\". Check the number against the document.");
    }

    @Test
    void aChargeThatWasNotOrderedIsADifference() {
        InvoiceData invoice = invoice(
                List.of(line("1", "Lamp", "1", "H87", "50.00")),
                List.of(new AllowanceCharge(true, new BigDecimal("9.90"), "Packaging", "S", new BigDecimal("19"))),
                "59.90",
                "71.28",
                "71.28");

        assertThat(texts(match(invoice)))
                .containsExactly("Packaging of 9.90 EUR is invoiced, but is not on the order.");
    }

    @Test
    void freightThatWasOrderedIsComparedLikeALine() {
        InvoiceData asOrdered = invoice(
                List.of(line("1", "Lamp", "1", "H87", "50.00")),
                List.of(new AllowanceCharge(true, new BigDecimal("12"), "Freight", "S", new BigDecimal("19"))),
                "62.00",
                "73.78",
                "73.78");
        InvoiceData dearer = invoice(
                List.of(line("1", "Lamp", "1", "H87", "50.00")),
                List.of(new AllowanceCharge(true, new BigDecimal("22"), "Freight", "S", new BigDecimal("19"))),
                "72.00",
                "85.68",
                "85.68");

        assertThat(texts(match(asOrdered))).isEmpty();
        assertThat(match(asOrdered).lines())
                .extracting(OrderMatch.Line::orderLine)
                .containsExactly(1, 3);
        assertThat(texts(match(dearer)))
                .singleElement()
                .asString()
                .startsWith("Price: 22.00 EUR invoiced, but 12.00 EUR");
    }

    @Test
    void anAllowanceBelowZeroIsACharge() {
        InvoiceData invoice = invoice(
                List.of(line("1", "Lamp", "1", "H87", "50.00")),
                List.of(new AllowanceCharge(false, new BigDecimal("-30"), "Rebate", "S", new BigDecimal("19"))),
                "80.00",
                "95.20",
                "95.20");

        assertThat(texts(match(invoice))).containsExactly("Rebate of 30.00 EUR is invoiced, but is not on the order.");
    }

    @Test
    void linesThatDoNotMakeTheTotalAreADifference() {
        InvoiceData invoice =
                invoice(List.of(line("1", "Lamp", "1", "H87", "50.00")), List.of(), "500.00", "595.00", "595.00");

        assertThat(texts(match(invoice)))
                .containsExactly(
                        "The lines, allowances and charges make 50.00 EUR, but the total without VAT is 500.00 EUR.");
    }

    @Test
    void moreToPayThanTheTotalIsADifference() {
        InvoiceData invoice =
                invoice(List.of(line("1", "Lamp", "1", "H87", "50.00")), List.of(), "50.00", "59.50", "99.50");

        assertThat(texts(match(invoice)))
                .containsExactly("99.50 EUR is to be paid, which is more than the total of 59.50 EUR.");
    }

    @Test
    void anInvoiceWithoutLinesCantBeCompared() {
        assertThat(texts(match(invoice(List.of(), List.of(), "50.00", "59.50", "59.50"))))
                .containsExactly("The invoice has no lines that could be compared with the order.");
    }

    @Test
    void nonsenseInTheTableIsNoTolerance() {
        assertThat(Tolerances.of(-1, Double.NaN, null, Double.POSITIVE_INFINITY))
                .isEqualTo(new Tolerances(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private OrderMatch match(InvoiceData invoice) {
        return match(invoice, Map.of(), TWO_PERCENT_OR_FIVE);
    }

    private OrderMatch match(InvoiceData invoice, Map<Integer, BigDecimal> used, Tolerances tolerances) {
        return ThreeWayMatch.of(invoice, "S-1", order, used, tolerances);
    }

    private static List<String> texts(OrderMatch match) {
        return Stream.concat(
                        match.differences().stream(),
                        match.lines().stream().flatMap(line -> line.differences().stream()))
                .map(Difference::text)
                .toList();
    }

    private static PurchaseOrder.Line ordered(
            int number,
            String name,
            String unit,
            String quantity,
            String received,
            String elsewhere,
            String price,
            String tax) {
        return new PurchaseOrder.Line(
                number,
                "ITEM " + number,
                null,
                name,
                unit,
                new BigDecimal(quantity),
                new BigDecimal(received),
                new BigDecimal(elsewhere),
                new BigDecimal(price),
                BigDecimal.ONE,
                new BigDecimal(tax),
                "600" + number,
                "4100");
    }

    private static LineItem line(String id, String name, String quantity, String unit, String price) {
        String net = new BigDecimal(quantity).multiply(new BigDecimal(price)).toPlainString();
        return item(id, name, quantity, unit, price, net, "19", null, null);
    }

    private static LineItem item(
            String id,
            String name,
            String quantity,
            String unit,
            String price,
            String net,
            String tax,
            @Nullable String orderLine,
            @Nullable String sellerItemId) {
        return new LineItem(
                id,
                name,
                null,
                new BigDecimal(quantity),
                unit,
                new BigDecimal(price),
                null,
                new BigDecimal(net),
                "S",
                new BigDecimal(tax),
                List.of(),
                null,
                null,
                null,
                orderLine,
                sellerItemId,
                null);
    }

    private static InvoiceData invoice(LineItem... lines) {
        List<LineItem> all = new ArrayList<>(List.of(lines));
        String net = all.stream()
                .map(LineItem::netAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
        return invoice(all, List.of(), net, net, net);
    }

    private static InvoiceData invoice(
            List<LineItem> lines, List<AllowanceCharge> extras, String net, String gross, String payable) {
        return new InvoiceData(
                InvoiceKind.INVOICE,
                "RE-1",
                LocalDate.of(2026, 10, 5),
                null,
                "EUR",
                "Bergmann",
                null,
                null,
                null,
                "PO-7",
                null,
                null,
                null,
                new BigDecimal(net),
                null,
                new BigDecimal(gross),
                null,
                null,
                new BigDecimal(payable),
                null,
                lines,
                List.of(),
                extras);
    }
}
