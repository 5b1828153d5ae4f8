import { useState } from "react";
import { Notice } from "~/kit/Notice";
import { problem, sentence } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import { mayRescue } from "../core/saving";
import { Press } from "../tools/Press";
import { FromStaff } from "./FromStaff";

/** What the candidate has to know now: who else writes, word from staff, answers that are not saved, a failure. */
export function Notices() {
    const words = useWords();
    const sitting = useSitting();
    const { durable, failure, attempt, crowded } = useSnapshot();
    return (
        <>
            <FromStaff />
            <div className="notices">
                <Elsewhere />
                {durable ? null : <Notice kind="warn">{words("player.saving.no_journal")}</Notice>}
                <Refused />
                <Rescue />
                {crowded ? <Notice title={words("player.crowded.title")}>{words("player.crowded.text")}</Notice> : null}
                {failure !== undefined && attempt !== undefined
                    ? (
                        <Notice kind="bad" actions={<Press onClick={() => sitting.forgetFailure()}>{words("player.understood")}</Press>}>
                            {problem(words, failure)}
                        </Notice>
                    )
                    : null}
            </div>
        </>
    );
}

/** Another window or another device writes; this one can. */
function Elsewhere() {
    const words = useWords();
    const sitting = useSitting();
    const { elsewhere, doing, attempt } = useSnapshot();
    if (elsewhere === undefined || (elsewhere === "device" && attempt?.phase !== "in_progress" && attempt?.phase !== "paused")) {
        return null;
    }
    return (
        <Notice
            kind="warn"
            title={words(`player.elsewhere.${elsewhere}`)}
            actions={
                <Press look="primary" aria-disabled={doing !== undefined} onClick={() => sitting.takeOver()}>
                    {words("player.elsewhere.continue")}
                </Press>
            }
        >
            {words(`player.elsewhere.${elsewhere}_text`)}
        </Notice>
    );
}

/** Which changes were not taken, and why. */
function Refused() {
    const words = useWords();
    const sitting = useSitting();
    const { refused, paper } = useSnapshot();
    if (refused.length === 0) {
        return null;
    }
    const lines = new Set(refused.map(({ command: { change }, code, detail }) => {
        const number = "item" in change ? (paper?.items.findIndex(({ id }) => id === change.item) ?? -1) + 1 : 0;
        return words("player.refused.line", { number, detail: sentence(words, { code, sentence: detail }) });
    }));
    return (
        <Notice
            kind="warn"
            title={words("player.refused.title", { count: refused.length })}
            actions={
                <>
                    <Press onClick={() => sitting.forgetRefused()}>{words("player.understood")}</Press>
                    <Download />
                </>
            }
        >
            {[...lines].map((line) => <p key={line}>{line}</p>)}
        </Notice>
    );
}

/** Saving has not worked for a while: nothing is lost, and what this browser holds can be taken out as a last resort. */
function Rescue() {
    const words = useWords();
    const snapshot = useSnapshot();
    const [closed, setClosed] = useState(false);
    if (snapshot.refused.length > 0 || !mayRescue(snapshot)) {
        return null;
    }
    return closed
        ? null
        : (
            <Notice
                kind="warn"
                title={words("player.rescue.title")}
                actions={
                    <>
                        <Press onClick={() => setClosed(true)}>{words("player.understood")}</Press>
                        <Download />
                    </>
                }
            >
                {words("player.rescue.text", { durable: String(snapshot.durable) })}
            </Notice>
        );
}

function Download() {
    const words = useWords();
    const sitting = useSitting();
    return <Press look="quiet" onClick={() => void sitting.download()}>{words("player.rescue.download")}</Press>;
}
