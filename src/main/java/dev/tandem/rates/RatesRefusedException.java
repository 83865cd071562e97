package dev.tandem.rates;

/** A file of rates can't be taken, for a reason in plain words. The rates that are there stay as they are. */
class RatesRefusedException extends Exception {

    RatesRefusedException(String reason) {
        super(reason);
    }
}
