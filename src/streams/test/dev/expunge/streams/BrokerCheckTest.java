package dev.expunge.streams;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {

    @Nested
    class Transactions {

        @Test
        void a_broker_with_the_needed_level_is_taken() {
            assertThatCode(() -> BrokerCheck.requireLevel(level((short) 2))).doesNotThrowAnyException();
        }

        @Test
        void a_lower_level_is_named_with_the_needed_one() {
            assertThatThrownBy(() -> BrokerCheck.requireLevel(level((short) 1)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("has transaction.version 1")
                    .hasMessageContaining("needs 2");
        }

        @Test
        void a_broker_that_does_not_know_the_feature_has_level_0() {
            assertThatThrownBy(() -> BrokerCheck.requireLevel(Map.of()))
                    .hasMessageContaining("has transaction.version 0");
        }

        private Map<String, FinalizedVersionRange> level(short level) {
            return Map.of(BrokerCheck.FEATURE, new FinalizedVersionRange(level, level));
        }
    }

    @Nested
    class AnAbsentBroker {

        @Test
        void is_named_when_the_wait_is_over() {
            BrokerCheck check = new BrokerCheck(client("127.0.0.1:1"), 0, new CountDownLatch(1));

            assertThatThrownBy(check::connect)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageContaining("within 0 ms");
        }

        @Test
        void is_no_longer_waited_for_after_a_stop() {
            BrokerCheck check = new BrokerCheck(client("127.0.0.1:1"), 600_000, new CountDownLatch(0));

            assertThatThrownBy(check::connect).hasMessage("Stopped while waiting for Kafka");
        }

        @Test
        void may_have_a_name_that_nobody_knows() {
            BrokerCheck check = new BrokerCheck(client("nobody.invalid:1"), 0, new CountDownLatch(1));

            assertThatThrownBy(check::connect)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("nobody.invalid:1");
        }

        private Properties client(String servers) {
            Properties properties = new Properties();
            properties.put("bootstrap.servers", servers);
            properties.put("default.api.timeout.ms", 1_000);
            properties.put("request.timeout.ms", 500);
            return properties;
        }
    }
}
