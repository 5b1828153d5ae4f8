import { useEffect, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Icon } from "~/kit/Icon";
import { timeWords } from "~/kit/instants";
import { useSnapshot } from "../context";
import { isTrouble, type Standing, standing } from "../core/saving";
import { savedAnswers } from "../core/snapshot";
import { Sign } from "./Sign";

/** Whether what is on the screen is on the server, in words that are true. */
export function SavingLine() {
    const words = useWords();
    const snapshot = useSnapshot();
    const { waiting, troubleSince, durable, elsewhere } = snapshot;
    const { answered, unsaved } = savedAnswers(snapshot);
    const now = standing(snapshot);
    if (elsewhere !== undefined && waiting.length === 0) {
        return null;
    }
    const since = troubleSince === undefined
        ? ""
        : timeWords(new Date(troubleSince), Intl.DateTimeFormat().resolvedOptions().timeZone, words.locale);
    return (
        <div className="saving" data-state={now}>
            {isTrouble(now) ? <Sign name="offline" /> : now === "saving" ? <Sign name="cloud" /> : <Icon name="check" />}
            <p>
                {words(`player.saving.${now}`, { since, answered, unsaved, waiting: waiting.length })}
                {waiting.length > 0 && isTrouble(now) && !durable ? ` ${words("player.saving.not_kept")}` : null}
            </p>
            <Voice now={now} />
        </div>
    );
}

/** Says when trouble begins and when it is over; a voice after each answer would talk over the next question. */
function Voice({ now }: { readonly now: Standing }) {
    const words = useWords();
    const [said, setSaid] = useState<Standing>();
    useEffect(() => {
        if (isTrouble(now)) {
            setSaid(now);
        } else if (now !== "saving") {
            setSaid((before) => before === undefined ? undefined : "saved");
        }
    }, [now]);
    return <span className="hidden-visually" role="status">{said === undefined ? null : words(`player.saving.voice.${said}`)}</span>;
}
