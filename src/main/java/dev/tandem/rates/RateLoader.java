package dev.tandem.rates;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes files of rates into the table. */
@Component
class RateLoader {

    private final RateTable table;

    RateLoader(RateTable table) {
        this.table = table;
    }

    /** What a file brought. */
    record Loaded(LocalDate from, LocalDate until, int days, int rates) {}

    /**
     * Takes the whole file or nothing of it.
     *
     * @param from how the file came here, for example {@code sent in by finance}
     * @throws RatesRefusedException in plain words; the table stays as it was
     */
    Loaded load(byte[] xml, String from) throws RatesRefusedException {
        // a day begins first in the east: a file of today is never one of tomorrow
        EcbFile file = EcbFile.read(xml, LocalDate.now(ZoneOffset.ofHours(14)));
        String publisher = file.publisher().isEmpty() ? "File of reference rates" : file.publisher();
        try {
            table.replace(file.rates(), publisher + ", " + from);
        } catch (DuplicateKeyException e) {
            throw new RatesRefusedException(
                    "Rates of the same days were loaded at the same moment. Send the file again.");
        }
        return new Loaded(
                file.rates().firstKey(),
                file.rates().lastKey(),
                file.rates().size(),
                file.rates().values().stream().mapToInt(ofDay -> ofDay.size()).sum());
    }
}
