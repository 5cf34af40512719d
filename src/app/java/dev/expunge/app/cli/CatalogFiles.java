package dev.expunge.app.cli;

import dev.expunge.api.json.BadJson;
import dev.expunge.api.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table definitions in files of JSON: {@code {"tables": {name: definition}}}, or just what is within. */
final class CatalogFiles {

    private CatalogFiles() {}

    /** @throws IllegalArgumentException if a file cannot be read, or two of them define one table */
    static Map<String, @Nullable Object> read(List<String> files) {
        Map<String, @Nullable Object> tables = new LinkedHashMap<>();
        for (String file : files) {
            tables(file).forEach((name, definition) -> {
                if (tables.containsKey(name)) {
                    throw new IllegalArgumentException(file + ": table " + name + " is defined in another file, too");
                }
                tables.put(name, definition);
            });
        }
        return tables;
    }

    private static Map<String, @Nullable Object> tables(String file) {
        try (InputStream in = Input.open(file)) {
            byte[] text = in.readAllBytes();
            Object json = JsonReader.read(text, 0, text.length);
            Object tables = json instanceof Map<?, ?> map && map.containsKey("tables") ? map.get("tables") : json;
            if (!(tables instanceof Map<?, ?> definitions)) {
                throw new IllegalArgumentException(file + ": is not an object of definitions by table name");
            }
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            definitions.forEach((name, definition) -> named.put(String.valueOf(name), definition));
            return named;
        } catch (BadJson e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e, e);
        }
    }
}
