import { installationNow } from "~/kit/clock";
import { useWords } from "~/kit/words/Words";
import type { Detail } from "./credential";
import { Day } from "./Day";
import { placeBetween, startOfDay } from "./days";

/** The time of a credential as a line: what is gone, the renewal window, the last day. */
export function Life({ credential }: { readonly credential: Detail["credential"] }) {
    const words = useWords();
    const { cycle_from: from, expires_on: until, window_opens: opens, state, days_left: left } = credential;
    const over = left < 0;
    return (
        <div className="life" data-state={over ? "expired" : state}>
            <h2>{over ? words("credentials.life.over") : words("credentials.life.left", { days: left })}</h2>
            <div className="life-track" aria-hidden="true">
                <div className="life-window" style={{ inlineSize: `${100 - placeBetween(from, until, startOfDay(opens))}%` }} />
                <div className="life-gone" style={{ inlineSize: `${placeBetween(from, until, installationNow())}%` }} />
            </div>
            <div className="life-words">
                <span>{words.rich("credentials.life.from", { day: <Day on={from} /> })}</span>
                <span>{words.rich("credentials.life.window", { day: <Day on={opens} /> })}</span>
                <span>{words.rich("credentials.life.until", { day: <Day on={until} /> })}</span>
            </div>
        </div>
    );
}
