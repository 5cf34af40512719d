package dev.expunge.api.call;

import dev.expunge.core.event.Reply;

/** Answers are of the kind that was asked for, or a refusal. */
final class Answers {

    private Answers() {}

    /** @throws CallRefused if the call was refused */
    static <A extends Reply.Answer> A expect(Class<A> kind, Reply.Answer answer) {
        if (answer instanceof Reply.Refused refused) {
            throw new CallRefused(refused.refusal());
        }
        if (!kind.isInstance(answer)) {
            throw new IllegalStateException("expected " + kind.getSimpleName() + ", not "
                    + answer.getClass().getSimpleName());
        }
        return kind.cast(answer);
    }
}
