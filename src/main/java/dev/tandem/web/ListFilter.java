package dev.tandem.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the address of a list says. People keep links and write in them: what makes no sense filters nothing. */
public final class ListFilter {

    private static final int MOST_PAGES = 100_000;
    private static final int LONGEST_TEXT = 200;

    private ListFilter() {}

    /** A text to look for; null for none, or one that is too long to be meant. */
    public static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST_TEXT ? null : text.strip();
    }

    /** A page, from 0. */
    public static int page(@Nullable String page) {
        try {
            return page == null ? 0 : Math.min(MOST_PAGES, Math.max(0, Integer.parseInt(page)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * One of several, such as a state; null for none, or one of another day that there is no more.
     *
     * @param of finds it by its name, or throws an {@link IllegalArgumentException}
     */
    public static <T> @Nullable T known(@Nullable String name, Function<String, T> of) {
        try {
            return name == null || name.isBlank() ? null : of.apply(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
