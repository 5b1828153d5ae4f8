import { Notice } from "~/kit/Notice";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import { Press } from "../tools/Press";

/** What the candidate has to know now: another window, a browser that keeps nothing, answers not taken, a failure. */
export function Notices() {
    const words = useWords();
    const sitting = useSitting();
    const { writer, durable, refused, failure, attempt } = useSnapshot();
    return (
        <div className="notices">
            {writer ? null : (
                <Notice
                    kind="warn"
                    title={words("player.window.title")}
                    actions={<Press look="primary" onClick={() => sitting.takeOver()}>{words("player.window.continue")}</Press>}
                >
                    {words("player.window.text")}
                </Notice>
            )}
            {durable ? null : <Notice kind="warn">{words("player.saving.no_journal")}</Notice>}
            {refused.length > 0
                ? (
                    <Notice
                        kind="warn"
                        title={words("player.refused.title", { count: refused.length })}
                        actions={<Press onClick={() => sitting.forgetRefused()}>{words("player.understood")}</Press>}
                    >
                        {[...new Set(refused.map(({ detail }) => detail))].map((detail) => <p key={detail}>{detail}</p>)}
                    </Notice>
                )
                : null}
            {failure !== undefined && attempt !== undefined
                ? (
                    <Notice kind="bad" actions={<Press onClick={() => sitting.forgetFailure()}>{words("player.understood")}</Press>}>
                        {problem(words, failure)}
                    </Notice>
                )
                : null}
        </div>
    );
}
