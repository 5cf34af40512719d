package dev.expunge.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.expunge.core.Refusal;
import dev.expunge.core.catalog.Catalog;
import dev.expunge.core.catalog.Changes;
import dev.expunge.core.catalog.TestJson;
import java.util.List;

/** Delete requests for tests, read from JSON, see {@link TestJson}. */
final class Bodied {

    static final Catalog CATALOG = Changes.catalog("{plain: {columns: {id: string}},"
            + " users: {columns: {id: string, status: string, age: integer, name: string, score: double, ok: boolean,"
            + " seen: timestamp, extra: json, deletionTime: integer}, indexes: {by_status: [status], by_age: [age, name],"
            + " by_age2: [age], by_ok: [ok]}},"
            + " hard: {columns: {id: string}, deletion: {mode: hard}},"
            + " soft: {columns: {id: string, deletionTime: integer}, deletion: {mode: soft}},"
            + " scheduled: {columns: {id: string, deletionTime: integer}, deletion: {mode: scheduled, delayMs: 3600000}},"
            + " undelayed: {columns: {id: string, deletionTime: integer}, deletion: {mode: scheduled}},"
            + " pair: {key: [a, b], columns: {a: integer, b: string}}}");

    private Bodied() {}

    static Reading read(String body) {
        return Requests.read(TestJson.object(body), CATALOG);
    }

    static ResolvedDelete accepted(String body) {
        Reading reading = read(body);
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).delete();
    }

    static Refusal refusal(String body) {
        Reading reading = read(body);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).refusal();
    }

    /** The code, then path and message of each fault. */
    static List<String> faults(String body) {
        return refusal(body).faults().stream()
                .map(fault -> fault.path() + " " + fault.message())
                .toList();
    }
}
