package dev.tandem.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** All that stands in some tables, as text, to look for what must not be there. */
public final class TableText {

    private TableText() {}

    public static String of(JdbcClient jdbc, String... tables) {
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            jdbc.sql("select * from " + table)
                    .query((row, index) -> {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            all.append(row.getString(i)).append('|');
                        }
                        return all.append('\n');
                    })
                    .list();
        }
        return all.toString();
    }
}
