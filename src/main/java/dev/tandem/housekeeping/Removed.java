package dev.tandem.housekeeping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step of housekeeping did.
 *
 * @param next where the next step goes on; null if there is none
 */
public record Removed(int count, @Nullable String next) {

    /** A step that looked at these ids in their order, at most so many: the next one goes on behind them. */
    public static Removed after(List<String> ids, int most, int count) {
        return new Removed(count, ids.size() < most ? null : ids.get(ids.size() - 1));
    }

    /** A step that removed all that it found, at most so many: the next one looks for more. */
    public static Removed all(int count, int most) {
        return new Removed(count, count < most ? null : "");
    }
}
