package dev.tandem.core;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people write them, where columns have more decimals than the numbers need. */
public final class Decimals {

    private static final int OF_MONEY = 2;

    private Decimals() {}

    /** At least two decimals, more only where they say something. */
    public static BigDecimal money(BigDecimal amount) {
        return atLeast(amount, OF_MONEY);
    }

    /** No decimals, more only where they say something. */
    public static BigDecimal number(BigDecimal number) {
        return atLeast(number, 0);
    }

    private static BigDecimal atLeast(BigDecimal number, int decimals) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < decimals ? stripped.setScale(decimals, RoundingMode.UNNECESSARY) : stripped;
    }
}
