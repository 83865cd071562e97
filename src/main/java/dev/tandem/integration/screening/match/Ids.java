package dev.tandem.integration.screening.match;

import java.util.Arrays;

/** Numbers in rising order. */
final class Ids {

    private int[] ids = new int[4];
    private int size;

    void addOnce(int id) {
        if (size > 0 && ids[size - 1] == id) {
            return;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    int size() {
        return size;
    }

    int get(int i) {
        return ids[i];
    }

    void countIn(int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[ids[i]]++;
        }
    }
}
