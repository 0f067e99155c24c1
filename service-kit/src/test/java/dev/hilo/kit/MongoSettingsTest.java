package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MongoSettingsTest {

    @Test
    void reads_and_writes_are_of_the_majority_and_end_in_time_whatever_the_connection_string_says() {
        MongoClientSettings settings = MongoSettings.majority(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(
                                        "mongodb://mongo.example/?w=1&readConcernLevel=local&socketTimeoutMS=0")),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .build();

        assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
        assertThat(settings.getWriteConcern().getWString()).isEqualTo("majority");
        assertThat(settings.getWriteConcern().getWTimeout(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS))
                .isEqualTo(60);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS))
                .isEqualTo(60);
    }
}
