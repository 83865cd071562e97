package dev.tandem.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            1,       MON,  1 month
            1.00,    DAY,  1 day
            -1,      XBX,  -1 box
            2,       MON,  2 months
            0,       DAY,  0 days
            1.5,     ANN,  1.5 years
            1,       HUR,  1 h
            1250,    C62,  '1,250'
            3,       none, 3
            1,       ZZ9,  1 ZZ9
            """)
    void quantitiesAreWrittenAsPeopleDo(BigDecimal quantity, @Nullable String unit, String text) {
        assertThat(Units.text(quantity, unit)).isEqualTo(text);
    }
}
