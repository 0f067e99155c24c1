package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Decision;
import dev.hilo.notification.telling.model.Notice;
import dev.hilo.notification.tracking.model.Request;

/** Puts decisions into words, and into what is kept of them. */
final class Writing {

    private final Texts texts;
    private final DeliveryIds ids;

    Writing(Texts texts, DeliveryIds ids) {
        this.texts = texts;
        this.ids = ids;
    }

    Message message(Commit commit, Decision.Tell tell) {
        Texts.Wording wording = texts.wording(tell);
        String id =
                ids.of(commit.userId(), commit.version(), tell.fact(), tell.to().identity());
        return new Message(id, commit.userId(), tell, wording.language(), wording.text(), commit.at());
    }

    static Request request(Message message) {
        Decision.Tell tell = message.tell();
        return new Request(
                message.id(),
                message.userId(),
                tell.caseId(),
                kind(tell.notice()),
                tell.to().channel(),
                tell.to().identity(),
                message.at());
    }

    Request request(Commit commit, Decision.Unreachable unreachable) {
        String id = ids.of(commit.userId(), commit.version(), unreachable.fact(), "nobody");
        return new Request(
                id, commit.userId(), unreachable.caseId(), kind(unreachable.notice()), null, null, commit.at());
    }

    private static String kind(Notice notice) {
        return switch (notice) {
            case Notice.Acknowledgement acknowledgement -> "acknowledgement";
            case Notice.AgentMessage message -> "agent-message";
            case Notice.OpenedForThem opened -> "acknowledgement";
            case Notice.Question question -> "question";
            case Notice.Resolution resolution -> "resolution";
            case Notice.Closing closing -> "closing";
            case Notice.FeedbackRequest request -> "feedback-request";
        };
    }
}
