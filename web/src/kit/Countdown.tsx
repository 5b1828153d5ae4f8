import { useEffect, useState } from "react";
import { installationNow } from "./clock";
import { spanParts } from "./instants";
import { useWords } from "./words/Words";

/** The time left until an instant, in words that get finer as it comes nearer. Not announced: a voice every second helps nobody. */
export function Countdown({ until, over }: { readonly until: string; readonly over?: string }) {
    const words = useWords();
    const [now, setNow] = useState(installationNow);
    const left = spanParts(new Date(until).getTime() - now.getTime());
    const near = left.days === 0 && left.hours === 0;
    useEffect(() => {
        const timer = setInterval(() => setNow(installationNow()), near ? 1000 : 20_000);
        return () => clearInterval(timer);
    }, [near]);
    if (new Date(until) <= now) {
        return <>{over ?? words("kit.countdown.now")}</>;
    }
    const key = left.days > 0 ? "kit.countdown.days" : near ? "kit.countdown.minutes" : "kit.countdown.hours";
    return <span className="numeric">{words(key, left)}</span>;
}
