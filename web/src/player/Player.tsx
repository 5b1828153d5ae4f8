import { useEffect, useState } from "react";
import { Failure } from "~/kit/failure";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { LooksContext, SittingContext, useSnapshot } from "./context";
import { type Looks, storedLooks, storeLooks } from "./core/looks";
import type { Sitting } from "./core/sitting";
import { AgreementScreen, AskProctorScreen, CheckInScreen, ReadyScreen, WaitingScreen } from "./screens/BeforeScreens";
import { EndedScreen, PausedScreen, SubmittedScreen, TimeOverScreen } from "./screens/AfterScreens";
import { Calm } from "./screens/Calm";
import { ExamScreen } from "./screens/ExamScreen";
import { Mishap } from "./Mishap";
import { Press } from "./tools/Press";
import "./player.css";

/** The exam player: one attempt, from check-in to the page that says it is over. */
export function Player({ sitting }: { readonly sitting: Sitting }) {
    const [looks, setLooks] = useState(storedLooks);
    const change = (changed: Partial<Looks>) => {
        const next = { ...looks, ...changed };
        storeLooks(next);
        setLooks(next);
    };
    useEffect(() => {
        sitting.open();
        const onLeave = () => sitting.leave();
        const onShow = () => document.visibilityState === "visible" && sitting.wake();
        const onUnload = (event: BeforeUnloadEvent) => {
            if (sitting.snapshot().waiting.length > 0 && sitting.snapshot().attempt?.phase === "in_progress") {
                event.preventDefault();
            }
        };
        const onNetwork = () => sitting.wake();
        window.addEventListener("pagehide", onLeave);
        window.addEventListener("beforeunload", onUnload);
        window.addEventListener("online", onNetwork);
        window.addEventListener("offline", onNetwork);
        document.addEventListener("visibilitychange", onShow);
        return () => {
            window.removeEventListener("pagehide", onLeave);
            window.removeEventListener("beforeunload", onUnload);
            window.removeEventListener("online", onNetwork);
            window.removeEventListener("offline", onNetwork);
            document.removeEventListener("visibilitychange", onShow);
            sitting.close();
        };
    }, [sitting]);
    return (
        <SittingContext value={sitting}>
            <LooksContext value={{ looks, change }}><Mishap><Screen /></Mishap></LooksContext>
        </SittingContext>
    );
}

function Screen() {
    const words = useWords();
    const { attempt, over, paper, failure } = useSnapshot();
    if (!attempt) {
        return failure === undefined ? <p className="loading" role="status">{words("player.loading")}</p> : <NotThere failure={failure} />;
    }
    switch (attempt.phase) {
        case "none":
            return <NoAttempt />;
        case "created":
            return attempt.kind === "exam" ? <CheckInScreen attempt={attempt} /> : <ReadyScreen attempt={attempt} />;
        case "checked_in":
            return attempt.agreed ? <AskProctorScreen attempt={attempt} /> : <AgreementScreen attempt={attempt} />;
        case "awaiting_proctor":
            return <WaitingScreen attempt={attempt} />;
        case "authorised":
            return <ReadyScreen attempt={attempt} />;
        case "in_progress":
            if (over) {
                return <TimeOverScreen />;
            }
            return paper ? <ExamScreen /> : <QuestionsComing />;
        case "paused":
            return <PausedScreen attempt={attempt} />;
        case "submitted":
            return <SubmittedScreen attempt={attempt} />;
        default:
            return <EndedScreen attempt={{ ...attempt, phase: attempt.phase }} />;
    }
}

/** Started, and the questions are not here yet. */
function QuestionsComing() {
    const words = useWords();
    const { failure } = useSnapshot();
    if (failure === undefined) {
        return <p className="loading" role="status">{words("player.loading")}</p>;
    }
    return (
        <Calm title={words("player.questions.title")} sign="cloud">
            <p role="status">{words("player.questions.text")}</p>
        </Calm>
    );
}

/** The attempt could not be read: signed out, not this person's, or no way to the server yet. */
function NotThere({ failure }: { readonly failure: unknown }) {
    const words = useWords();
    const { waiting } = useSnapshot();
    const status = failure instanceof Failure ? failure.status : 0;
    if (status === 401) {
        return (
            <Calm title={words("player.signed_out.title")}>
                <p>{words("player.signed_out.text")}</p>
                <div className="calm-actions">
                    <a className="button press" data-look="primary" href={`/sign-in?return=${encodeURIComponent(location.pathname)}`}>
                        {words("player.signed_out.sign_in")}
                    </a>
                </div>
            </Calm>
        );
    }
    if (status === 404 || status === 403) {
        return <NoAttempt />;
    }
    return (
        <Calm title={words("player.unreachable.title")} sign="offline">
            <p role="status">{problem(words, failure)}</p>
            {waiting.length > 0 ? <p>{words("player.unreachable.waiting", { waiting: waiting.length })}</p> : null}
            <p className="soft">{words("player.unreachable.text")}</p>
            <div className="calm-actions"><Press onClick={() => location.reload()}>{words("player.unreachable.again")}</Press></div>
        </Calm>
    );
}

export function NoAttempt() {
    const words = useWords();
    return (
        <main className="calm-main">
            <h1>{words("player.none.title")}</h1>
            <p>{words.rich("player.none.text", { bookings: (name) => <a href="/bookings">{name}</a> })}</p>
        </main>
    );
}
