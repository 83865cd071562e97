package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks for words in every column of every row of every table, also inside of bytes, and in the files of a folder. */
public final class WholeDatabase {

    private final DataSource database;

    public WholeDatabase(DataSource database) {
        this.database = database;
    }

    /** Where one of these words stands, in any case and encoding: {@code table.column: word}. */
    public Set<String> placesOf(List<String> words) {
        Set<String> places = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                search(connection, table, words, places);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return places;
    }

    /** How many rows a table has. */
    public int rows(String table) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files of the folder in whose name or content one of these words stands; not those of the database itself. */
    public static Set<String> filesWith(Path folder, List<String> words) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = file + "\n" + text(Files.readAllBytes(file));
                words.stream().filter(word -> contains(text, word)).forEach(word -> found.add(file + ": " + word));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (row.next()) {
                tables.add("\"" + row.getString("TABLE_NAME") + "\"");
            }
        }
        if (tables.size() < 30) {
            throw new AssertionError("These can't be all tables: " + tables);
        }
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            tables.add("pg_largeobject");
        }
        return tables;
    }

    private static void search(Connection connection, String table, List<String> words, Set<String> places)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int n = 1; n <= columns; n++) {
                    String text = text(row.getObject(n));
                    for (String word : words) {
                        if (contains(text, word)) {
                            places.add((table.replace("\"", "") + "."
                                                    + row.getMetaData().getColumnName(n))
                                            .toLowerCase(Locale.ROOT)
                                    + ": " + word);
                        }
                    }
                }
            }
        }
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return text(bytes);
        }
        if (value instanceof Blob blob) {
            return text(blob.getBytes(1, (int) blob.length()));
        }
        return value instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : String.valueOf(value);
    }

    /** UTF-8, and what would be UTF-16 without its zeros. */
    private static String text(byte[] bytes) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8) + "\n" + latin.replace("\0", "");
    }
}
