package dev.hilo.cases.outbox.adapter.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.cases.outbox.app.ConnectorState;
import dev.hilo.cases.outbox.app.ConnectorState.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorStatusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'connector':{'state':'RUNNING'},'tasks':[{'id':0,'state':'RUNNING'}]}                    | RUNNING     |
            {'connector':{'state':'RUNNING'},'tasks':[{'state':'FAILED','trace':'a.TooLarge: 8 MB\\n at x'}]} | FAILED | a.TooLarge: 8 MB
            {'connector':{'state':'FAILED','trace':'b.Refused'},'tasks':[]}                           | FAILED      | b.Refused
            {'connector':{'state':'RUNNING'},'tasks':[{'state':'RUNNING'},{'state':'FAILED'}]}        | FAILED      | without a reason
            {'connector':{'state':'PAUSED'},'tasks':[{'state':'PAUSED'}]}                             | NOT_RUNNING | PAUSED
            {'connector':{'state':'RUNNING'},'tasks':[]}                                              | NOT_RUNNING | no task
            {'connector':{'state':'RUNNING'},'tasks':[{'state':'RESTARTING'}]}                        | NOT_RUNNING | RESTARTING
            {}                                                                                        | NOT_RUNNING | absent
            """)
    void what_connect_says_is_one_state_with_the_first_line_of_its_reason(String answer, Status status, String reason)
            throws Exception {
        ConnectorState state = ConnectorStatus.read(new ObjectMapper().readTree(answer.replace('\'', '"')));

        assertThat(state.status()).isEqualTo(status);
        assertThat(state.reason()).endsWith(reason == null ? "" : reason);
    }
}
