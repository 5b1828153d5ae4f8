import { useWords } from "~/kit/words/Words";
import { Icon } from "~/kit/Icon";
import { timeWords } from "~/kit/instants";
import { useSnapshot } from "../context";
import { savedAnswers } from "../core/snapshot";
import { Sign } from "./Sign";

/** Whether what is on the screen is on the server, in words that are true. */
export function SavingLine() {
    const words = useWords();
    const snapshot = useSnapshot();
    const { waiting, trouble, troubleSince, durable, writer } = snapshot;
    const { answered, saved } = savedAnswers(snapshot);
    if (!writer) {
        return null;
    }
    if (trouble !== undefined) {
        const since = troubleSince === undefined
            ? ""
            : timeWords(new Date(troubleSince), Intl.DateTimeFormat().resolvedOptions().timeZone, words.locale);
        return (
            <p className="saving" data-state={trouble} role="status">
                <Sign name="offline" />
                <span>
                    {words("player.saving.trouble", { trouble, since, waiting: waiting.length })}{" "}
                    {waiting.length > 0 ? words(durable ? "player.saving.kept" : "player.saving.not_kept") : null}
                </span>
            </p>
        );
    }
    // Heard only when something is wrong: a voice after each answer would talk over the next question.
    return (
        <p className="saving" data-state={waiting.length > 0 ? "saving" : "saved"}>
            {waiting.length > 0 ? <Sign name="cloud" /> : <Icon name="check" />}
            <span>
                {waiting.length > 0
                    ? words("player.saving.saving", { waiting: waiting.length })
                    : words("player.saving.saved", { saved, answered })}
            </span>
        </p>
    );
}
