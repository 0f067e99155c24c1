package dev.hilo.channel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The kit is there to fail: each careless channel is caught by the sentence that speaks of its carelessness. */
class CarelessChannelsTest {

    @ParameterizedTest
    @CsvSource({
        "DrawsIds, the_same_message_three_times_is_one_interaction",
        "DrawsIds, a_provider_that_repeats_itself_in_another_order_adds_nothing",
        "KnowsOneThread, messages_of_one_conversation_keep_their_order_and_their_thread",
        "KnowsOnePerson, two_people_are_two_identities_even_in_one_breath",
        "WritesAsItLikes, an_identity_is_written_in_the_one_form_that_everybody_uses",
        "SaysYesTooSoon, a_message_that_came_while_the_broker_was_away_is_not_lost",
        "IsDeafToErasures, who_is_erased_is_forgotten_and_nobody_else",
        "ForgetsWhatItSent, a_delivery_that_comes_again_is_neither_sent_nor_acknowledged_anew",
    })
    void a_careless_channel_is_caught(String carelessness, String sentence) throws Exception {
        Class<?> channel = Class.forName(CarelessChannelsTest.class.getName() + "$" + carelessness);
        SummaryGeneratingListener heard = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(channel, sentence))
                                .build(),
                        heard);

        assertThat(heard.getSummary().getTestsFoundCount()).isEqualTo(1);
        assertThat(heard.getSummary().getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .isInstanceOfAny(AssertionError.class, org.awaitility.core.ConditionTimeoutException.class));
    }

    abstract static class Careless extends PagerConformanceTest {

        @Override
        protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) {
            return super.start(altered(transport), retry);
        }

        abstract ChannelTransport altered(ChannelTransport kit);

        static ChannelTransport rewriting(ChannelTransport kit, UnaryOperator<Interaction> change) {
            return new AlteredTransport(kit) {
                @Override
                public CompletableFuture<Void> publish(Interaction interaction) {
                    return super.publish(change.apply(interaction));
                }
            };
        }

        static Interaction changed(Interaction from, String id, Party party, Conversation conversation) {
            return new Interaction(
                    id,
                    from.channel(),
                    from.occurredAt(),
                    party,
                    conversation,
                    from.subject(),
                    from.content(),
                    from.attachments(),
                    from.caseReferences(),
                    from.automation(),
                    from.service(),
                    from.extensions());
        }

        static Party party(String identity) {
            return new Party(identity, false, null, List.of());
        }
    }

    static class DrawsIds extends Careless {
        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return rewriting(kit, i -> changed(i, UUID.randomUUID().toString(), i.from(), i.conversation()));
        }
    }

    static class KnowsOneThread extends Careless {
        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return rewriting(kit, i -> changed(i, i.id(), i.from(), new Conversation("all", null, List.of())));
        }
    }

    static class KnowsOnePerson extends Careless {
        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return rewriting(kit, i -> changed(i, i.id(), party("pager:anybody"), i.conversation()));
        }
    }

    static class WritesAsItLikes extends Careless {
        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return rewriting(kit, i -> changed(i, i.id(), party("mailto:Ana@Corp.COM"), i.conversation()));
        }
    }

    static class SaysYesTooSoon extends Careless {
        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return new AlteredTransport(kit) {
                @Override
                public CompletableFuture<Void> publish(Interaction interaction) {
                    return super.publish(interaction).exceptionally(lost -> null);
                }
            };
        }
    }

    static class IsDeafToErasures extends Careless {
        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return new AlteredTransport(kit) {
                @Override
                public Subscription erasures(String group, Consumer<String> forget) {
                    return () -> {};
                }
            };
        }
    }

    static class ForgetsWhatItSent extends Careless {
        @Override
        protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) {
            return atWork(transport, retry, new InMemoryDeliveryJournal());
        }

        @Override
        ChannelTransport altered(ChannelTransport kit) {
            return kit;
        }
    }
}
