package dev.tandem.core;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one network address may use a page that anybody can open. */
public final class AddressRate {

    private static final int MOST_ADDRESSES = 10_000;

    /** Whoever has one IPv6 address has as many of the same network as they like. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int requests;
    private final Duration per;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * A rate.
     *
     * @param requests that may come at once; they come back evenly over the time
     */
    public AddressRate(int requests, Duration per) {
        this.requests = requests;
        this.per = per;
    }

    /** False if this address has to wait. */
    public boolean allows(String address) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(network(address), any -> newBucket());
        }
        return bucket.tryConsume(1);
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, per))
                .build();
    }

    private static String network(String address) {
        // only addresses in digits: a name would be looked up
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address ipv6
                    ? HexFormat.of().formatHex(Arrays.copyOf(ipv6.getAddress(), IPV6_NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
