package dev.tandem.integration.accounting.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.EffectKey;
import dev.tandem.integration.accounting.Accounting;
import dev.tandem.integration.accounting.PostingRequest;
import dev.tandem.integration.accounting.PostingResult;
import dev.tandem.integration.accounting.PostingResult.Reason;
import dev.tandem.integration.accounting.Supplier;
import dev.tandem.testing.DatabaseSlice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        classes = {DatabaseSlice.class, SampleSuppliersTest.Beans.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("local")
class SampleSuppliersTest {

    @Import({LocalAccounting.class, SampleSuppliers.class})
    static class Beans {}

    @Autowired
    Accounting accounting;

    @Autowired
    SampleSuppliers samples;

    @Test
    void theSamplesAreThereOnceAndTheirBankDetailsAreValid() {
        List<Supplier> first = accounting.findSuppliers("", 100);

        samples.run(new DefaultApplicationArguments());

        assertThat(first).hasSize(9).isEqualTo(accounting.findSuppliers("", 100));
        assertThat(first).flatExtracting(Supplier::ibans).hasSize(8).allSatisfy(iban -> IbanUtil.validate(iban));
    }

    @Test
    void theSamplesHaveABlockedSupplierAndAClosedPeriod() {
        assertThat(reason("S-1004", LocalDate.of(2026, 1, 1))).isEqualTo(Reason.SUPPLIER_BLOCKED);
        assertThat(reason("S-1001", LocalDate.of(2025, 12, 31))).isEqualTo(Reason.PERIOD_CLOSED);
    }

    private Reason reason(String supplier, LocalDate day) {
        BigDecimal amount = BigDecimal.TEN;
        PostingResult result = accounting.post(
                new EffectKey("INV-000001", "serviceTask_postInvoice", 1),
                new PostingRequest(supplier, false, "R-1", day, "EUR", amount, BigDecimal.ZERO, amount, amount));
        return ((PostingResult.Refused) result).reason();
    }
}
