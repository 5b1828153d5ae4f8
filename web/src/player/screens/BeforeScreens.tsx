import { lazy, Suspense, useEffect, useState } from "react";
import { Icon } from "~/kit/Icon";
import { timeWords } from "~/kit/instants";
import { Notice } from "~/kit/Notice";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import type { Attempt, Deed } from "../core/server";
import { PlayerDialog } from "../tools/PlayerDialog";
import { Press } from "../tools/Press";
import { Calm } from "./Calm";

const tutorial = () => import("./TutorialScreen");
const TutorialScreen = lazy(tutorial);

const stepsOfExam = ["check_in", "agree", "proctor", "start"] as const;

/** Where the candidate is on the way to the first question. None of it costs exam time. */
function Steps({ at }: { readonly at: (typeof stepsOfExam)[number] }) {
    const words = useWords();
    const { attempt } = useSnapshot();
    const steps = stepsOfExam.filter((step) => step !== "proctor" || attempt?.proctored);
    const now = steps.indexOf(at);
    return (
        <ol className="way" role="list" aria-label={words("player.way.label")}>
            {steps.map((step, place) => (
                <li key={step} aria-current={place === now ? "step" : undefined} data-done={place < now || undefined}>
                    <span className="way-mark" aria-hidden="true">{place < now ? <Icon name="check" /> : place + 1}</span>
                    <span>{words(`player.way.${step}`)}</span>
                    {place < now ? <span className="hidden-visually">{words("player.way.done")}</span> : null}
                </li>
            ))}
        </ol>
    );
}

function DeedPress({ deed, label }: { readonly deed: Deed; readonly label: string }) {
    const sitting = useSitting();
    const { doing } = useSnapshot();
    return (
        <Press look="primary" aria-disabled={doing !== undefined} onClick={() => void sitting.act(deed)}>{label}</Press>
    );
}

const dayMinutes = 24 * 60;

function Facts({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    return (
        <ul className="facts">
            <li>{words("player.facts.questions", { count: attempt.questions })}</li>
            <li>
                {attempt.minutes > dayMinutes
                    ? words("player.facts.days", { days: Math.floor(attempt.minutes / dayMinutes) })
                    : words("player.facts.minutes", { minutes: attempt.minutes, extra: attempt.extraMinutes })}
            </li>
            {attempt.breakMinutesLeft > 0 ? <li>{words("player.facts.breaks", { minutes: attempt.breakMinutesLeft })}</li> : null}
            {attempt.study ? <li>{words("player.facts.study")}</li> : null}
            {attempt.seat ? <li>{words("player.seat", attempt.seat)}</li> : null}
        </ul>
    );
}

export function CheckInScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    return (
        <Calm title={words("player.check_in.title")} steps={<Steps at="check_in" />}>
            {attempt.candidate === "" ? null : (
                <p>{words.rich("player.check_in.name", { name: attempt.candidate, strong: (parts) => <strong>{parts}</strong> })}</p>
            )}
            <Facts attempt={attempt} />
            <p className="soft">{words("player.check_in.free")}</p>
            <div className="calm-actions"><DeedPress deed={{ deed: "check_in" }} label={words("player.check_in.do")} /></div>
        </Calm>
    );
}

export function AgreementScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    const sitting = useSitting();
    const { doing } = useSnapshot();
    const [declining, setDeclining] = useState(false);
    const parts = ["own", "secret", "honest", "record", "result"] as const;
    return (
        <Calm title={words("player.agreement.title")} steps={<Steps at="agree" />}>
            <p>{words("player.agreement.lead")}</p>
            <ul className="agreement">
                {parts.map((part) => <li key={part}>{words(`player.agreement.${part}`)}</li>)}
            </ul>
            <p className="soft">{words("player.agreement.decline_about")}</p>
            <div className="calm-actions">
                <DeedPress deed={{ deed: "agree", version: attempt.agreement.version }} label={words("player.agreement.accept")} />
                <Press onClick={() => setDeclining(true)}>{words("player.agreement.decline")}</Press>
            </div>
            {declining
                ? (
                    <PlayerDialog title={words("player.agreement.decline_title")} onClose={() => setDeclining(false)}>
                        <p>{words("player.agreement.decline_text")}</p>
                        <div className="dialog-actions">
                            <Press onClick={() => setDeclining(false)}>{words("player.agreement.back")}</Press>
                            <Press
                                look="danger"
                                aria-disabled={doing !== undefined}
                                onClick={() => void sitting.act({ deed: "decline" }).then(() => setDeclining(false))}
                            >
                                {words("player.agreement.decline_do")}
                            </Press>
                        </div>
                    </PlayerDialog>
                )
                : null}
        </Calm>
    );
}

/** Agreed, and not yet on the proctor's list: the first time, or after a refusal that can be put right. */
export function AskProctorScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    return (
        <Calm title={words(attempt.refusal ? "player.proctor.refused" : "player.proctor.title")} steps={<Steps at="proctor" />}>
            {attempt.refusal
                ? <Notice kind="warn" title={words("player.proctor.said")}>{attempt.refusal}</Notice>
                : <p>{words("player.proctor.text")}</p>}
            {attempt.refusal ? <p>{words("player.proctor.again_about")}</p> : null}
            <div className="calm-actions">
                <DeedPress deed={{ deed: "ask_proctor" }} label={words(attempt.refusal ? "player.proctor.again" : "player.proctor.ask")} />
            </div>
        </Calm>
    );
}

export function WaitingScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const promise = attempt.askedAt === null
        ? ""
        : timeWords(new Date(Date.parse(attempt.askedAt) + 15 * 60_000), zone, words.locale);
    return (
        <Calm title={words("player.waiting.title")} steps={<Steps at="proctor" />}>
            <p role="status" className="waiting-place">
                {attempt.queuePlace === null ? words("player.waiting.told") : words("player.waiting.place", { place: attempt.queuePlace })}
            </p>
            {promise === "" ? null : <p>{words("player.waiting.promise", { time: promise })}</p>}
            <p className="soft">{words("player.waiting.stay")}</p>
        </Calm>
    );
}

/** Everything is ready: try the ways of answering first, or start the clock. */
export function ReadyScreen({ attempt }: { readonly attempt: Attempt }) {
    const words = useWords();
    const sitting = useSitting();
    const { doing, opening } = useSnapshot();
    const [trying, setTrying] = useState(false);
    useEffect(() => {
        // Fetched while there is a network; the button may be pressed without one.
        tutorial().catch(() => {});
    }, []);
    if (trying) {
        return (
            <Suspense fallback={<Calm title={words("player.tutorial.title")}><p>{words("player.loading")}</p></Calm>}>
                <TutorialScreen onDone={() => setTrying(false)} />
            </Suspense>
        );
    }
    const exam = attempt.kind === "exam";
    if (opening) {
        return <OpeningScreen exam={exam} />;
    }
    return (
        <Calm title={words(exam ? "player.ready.title" : "player.ready.practice")} steps={exam ? <Steps at="start" /> : undefined}>
            <Facts attempt={attempt} />
            <div className="try">
                <div>
                    <h2>{words("player.tutorial.title")}</h2>
                    <p className="soft">{words("player.tutorial.about")}</p>
                </div>
                <Press onClick={() => setTrying(true)}>{words("player.tutorial.open")}</Press>
            </div>
            <p>{words(attempt.study ? "player.ready.study" : "player.ready.clock")}</p>
            <div className="calm-actions">
                <Press look="primary" aria-disabled={doing !== undefined} onClick={() => void sitting.start()}>
                    {words("player.ready.start", { kind: attempt.kind })}
                </Press>
            </div>
        </Calm>
    );
}

/** Start was pressed and comes in its turn: the clock starts with the first question. */
function OpeningScreen({ exam }: { readonly exam: boolean }) {
    const words = useWords();
    return (
        <Calm title={words("player.opening.title")} steps={exam ? <Steps at="start" /> : undefined}>
            <p role="status">{words("player.opening.text")}</p>
            <p className="soft">{words("player.opening.stay")}</p>
        </Calm>
    );
}
