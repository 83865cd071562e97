package dev.tandem.benchmark;

/**
 * What one run came to.
 *
 * @param perSecond cases per second, from the first that was sent until the last was posted
 * @param perSecondAll the same, until nothing was left to do: mails handed over, cases at rest
 * @param p50 milliseconds from sent to posted, of half of the cases at most
 * @param p95 the same, of 95 of 100
 * @param memory the most that the process held, MB
 * @param statements sent to the database, per case
 * @param transactions of the database, per case
 * @param cpu time of the processors that the program took, milliseconds per case
 * @param databaseCpu that PostgreSQL took
 * @param senderCpu that the sender took, which is the mail server as well
 */
record Result(
        double perSecond,
        double perSecondAll,
        long p50,
        long p95,
        long memory,
        double statements,
        double transactions,
        double cpu,
        double databaseCpu,
        double senderCpu) {

    static final String HEAD =
            "            cases/s  until at rest  p50 ms  p95 ms  memory MB  statements  transactions  CPU ms: program  database  sender";

    String row(String name) {
        return "%-10s %8.1f %14.1f %7d %7d %10d %11.1f %13.1f %16.1f %9.1f %7.1f"
                .formatted(
                        name,
                        perSecond,
                        perSecondAll,
                        p50,
                        p95,
                        memory,
                        statements,
                        transactions,
                        cpu,
                        databaseCpu,
                        senderCpu);
    }
}
