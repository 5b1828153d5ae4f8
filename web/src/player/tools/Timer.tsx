import { useEffect, useState } from "react";
import { Icon } from "~/kit/Icon";
import type { Words } from "~/kit/words/Words";
import { useWords } from "~/kit/words/Words";
import { useLooks, useSitting, useSnapshot } from "../context";
import { Press } from "./Press";
import { Sign } from "./Sign";

const fewSeconds = 300;
const longSeconds = 24 * 3600;

/** The time left. It can be hidden, and it is silent: `SaidTime` speaks at 10, 5 and 1 minutes and on a key. */
export function Timer() {
    const words = useWords();
    const sitting = useSitting();
    const { looks, change } = useLooks();
    const [left, setLeft] = useState(() => sitting.clock.secondsLeft());
    useEffect(() => {
        const timer = setInterval(() => setLeft(sitting.clock.secondsLeft()), 250);
        return () => clearInterval(timer);
    }, [sitting]);
    // Study mode may take days: a clock that counts them down only frightens.
    if (left === null || left > longSeconds) {
        return null;
    }
    const seconds = Math.ceil(left);
    return (
        <div className="timer" data-few={left <= fewSeconds || undefined}>
            {looks.timerHidden
                ? null
                : (
                    <span className="timer-time" role="timer" aria-live="off">
                        <Icon name="clock" />
                        <span className="hidden-visually">{words("player.timer.left", timeParts(seconds))}</span>
                        <span aria-hidden="true" className="numeric">{digits(seconds)}</span>
                    </span>
                )}
            <Press
                look="quiet"
                icon={!looks.timerHidden}
                aria-label={words(looks.timerHidden ? "player.timer.show" : "player.timer.hide")}
                title={words(looks.timerHidden ? "player.timer.show" : "player.timer.hide")}
                onClick={() => change({ timerHidden: !looks.timerHidden })}
            >
                {looks.timerHidden ? <><Icon name="clock" />{words("player.timer.show")}</> : <Sign name="eye" />}
            </Press>
        </div>
    );
}

const two = (part: number) => String(part).padStart(2, "0");

/** "1:04:09" or "12:30". The same in every language. */
export function digits(seconds: number): string {
    const { hours, minutes, seconds: rest } = timeParts(seconds);
    return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function timeParts(seconds: number): { hours: number; minutes: number; seconds: number } {
    return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 };
}

const shownMilliseconds = 8000;

/** Says the time when it is due or asked for, to be seen for a while and heard when the listener pauses. */
export function SaidTime() {
    const words = useWords();
    const { said } = useSnapshot();
    const sitting = useSitting();
    const [text, setText] = useState("");
    useEffect(() => {
        if (said.count === 0) {
            return undefined;
        }
        setText(sayTime(words, said.minutes, sitting.clock.secondsLeft()));
        const timer = setTimeout(() => setText(""), shownMilliseconds);
        return () => clearTimeout(timer);
    }, [said, sitting, words]);
    return (
        <div className="said" aria-live="polite" data-shown={text !== "" || undefined}>
            {text === "" ? null : <><Icon name="clock" />{text}</>}
        </div>
    );
}

/** `minutes` when one of the three moments has come; 0 when the candidate asked. */
function sayTime(words: Words, minutes: number, left: number | null): string {
    if (minutes > 0) {
        return words("player.timer.due", { minutes });
    }
    return left === null || left > longSeconds ? words("player.timer.none") : words("player.timer.left", timeParts(Math.ceil(left)));
}
