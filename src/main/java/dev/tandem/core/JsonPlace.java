package dev.tandem.core;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Where in a JSON text something is wrong, in words for whoever wrote it. */
public final class JsonPlace {

    private JsonPlace() {}

    /** As in {@code lines[2].price}; empty for the whole. */
    public static String of(JsonMappingException error) {
        StringBuilder place = new StringBuilder();
        for (Reference reference : error.getPath()) {
            if (reference.getFieldName() == null) {
                place.append('[').append(reference.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return place.toString();
    }
}
