import { useEffect, useState } from "react";
import { timeWords } from "~/kit/instants";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import type { Attempt } from "../core/server";
import { savedAnswers } from "../core/snapshot";
import { Press } from "../tools/Press";
import { SavingLine } from "../tools/SavingLine";
import { digits } from "../tools/Timer";
import { Calm } from "./Calm";
import { Why } from "./FromStaff";

const localTime = (at: string, locale: string) =>
    timeWords(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone, locale);

export function PausedScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    const sitting = useSitting();
    const { doing, writer } = useSnapshot();
    const { pause } = attempt;
    const [left, setLeft] = useState<number>();
    useEffect(() => {
        const look = () => {
            const now = sitting.clock.now();
            setLeft(pause?.until && now !== undefined ? Math.max(0, Math.ceil((Date.parse(pause.until) - now) / 1000)) : undefined);
        };
        look();
        const timer = setInterval(look, 500);
        return () => clearInterval(timer);
    }, [pause?.until, sitting]);
    const own = pause?.own === true;
    return (
        <Calm title={words(own ? "player.pause.own" : "player.pause.title")} sign="pause">
            <p>{words(own ? "player.pause.own_text" : "player.pause.text")}</p>
            {pause && !own ? <Why code={pause.code} reason={pause.reason} /> : null}
            {left === undefined ? null : (
                <p className="pause-left">
                    {words("player.pause.left")}{" "}
                    <span className="numeric" role="timer" aria-live="off">{digits(left)}</span>
                </p>
            )}
            {attempt.seat ? <p>{words("player.seat", attempt.seat)}</p> : null}
            <SavingLine />
            {own && writer
                ? (
                    <div className="calm-actions">
                        <Press look="primary" aria-disabled={doing !== undefined} onClick={() => void sitting.act({ deed: "end_break" })}>
                            {words("player.pause.go_on")}
                        </Press>
                    </div>
                )
                : <p className="soft">{own ? null : words("player.pause.stay")}</p>}
        </Calm>
    );
}

/** The clock stands at zero: what was answered is being brought in. */
export function TimeOverScreen() {
    const words = useWords();
    const snapshot = useSnapshot();
    const { answered, saved } = savedAnswers(snapshot);
    return (
        <Calm title={words("player.over.title")} sign="done">
            <p role="status">
                {snapshot.waiting.length > 0
                    ? words("player.over.saving", { saved, answered })
                    : words("player.over.saved", { answered })}
            </p>
            <SavingLine />
            <p className="soft">{words("player.over.nothing_to_do")}</p>
        </Calm>
    );
}

export function SubmittedScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    const sitting = useSitting();
    const { waiting, attempt: known } = useSnapshot();
    const [address, setAddress] = useState(attempt.kind === "exam" ? "/results" : `/practice-results/${attempt.id}`);
    useEffect(() => {
        void sitting.resultAddress().then(setAddress);
    }, [sitting]);
    const why = attempt.endedBecause ?? "candidate";
    const exam = attempt.kind === "exam";
    return (
        <Calm title={words(`player.submitted.${why}`, { kind: attempt.kind })} sign="done">
            <Why code={attempt.endCode} reason={attempt.endReason} />
            <p>
                {words("player.submitted.kept", {
                    answered: attempt.answered, of: attempt.questions, time: attempt.endedAt ? localTime(attempt.endedAt, words.locale) : "",
                })}
            </p>
            {waiting.length > 0 && known ? <p>{words("player.submitted.too_late", { count: waiting.length })}</p> : null}
            <p className="soft">{words(exam ? "player.submitted.exam_next" : "player.submitted.practice_next")}</p>
            <div className="calm-actions">
                <a className="button press" data-look="primary" href={address}>
                    {words(exam ? "player.submitted.result" : "player.submitted.review")}
                </a>
                <a className="button press" data-look="quiet" href="/">{words("player.home")}</a>
            </div>
            {attempt.receipt ? <Receipt attempt={attempt.id} /> : null}
        </Calm>
    );
}

function Receipt({ attempt }: { readonly attempt: string }) {
    const words = useWords();
    const address = `/api/attempts/${attempt}`;
    return (
        <section className="receipt" aria-labelledby="receipt">
            <h2 id="receipt">{words("player.receipt.title")}</h2>
            <p className="soft">{words("player.receipt.about")}</p>
            <div className="calm-actions">
                <a className="button press" href={`/attempts/${attempt}/receipt`}>{words("player.receipt.open")}</a>
                <a className="button press" href={`${address}/receipt`} download={`receipt-${attempt}.json`}>{words("player.receipt.file")}</a>
                <a className="button press" href={`${address}/receipt.pdf`} download={`receipt-${attempt}.pdf`}>{words("player.receipt.pdf")}</a>
                <a className="button press" data-look="quiet" href={`${address}/answers`} download={`answers-${attempt}.json`}>
                    {words("player.receipt.answers")}
                </a>
            </div>
        </section>
    );
}

const ends = { declined: "declined", aborted: "aborted", expired: "expired", voided: "voided" } as const;

export function EndedScreen({ attempt }: { readonly attempt: Attempt & { readonly phase: keyof typeof ends } }) {
    const words = useWords();
    const end = ends[attempt.phase];
    return (
        <Calm title={words(`player.ended.${end}.title`, { kind: attempt.kind })} sign={end === "declined" ? "circle" : "wrong"}>
            <Why code={attempt.endCode} reason={attempt.endReason} />
            <p>{words(`player.ended.${end}.text`)}</p>
            <div className="calm-actions">
                <a className="button press" data-look="primary" href="/bookings">{words("player.ended.bookings")}</a>
                <a className="button press" data-look="quiet" href="/">{words("player.home")}</a>
            </div>
        </Calm>
    );
}
