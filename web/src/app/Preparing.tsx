import { useEffect, useState } from "react";
import { Card } from "~/kit/Card";
import { ProgressBar } from "~/kit/ProgressBar";
import { useWords } from "~/kit/words/Words";
import "./Preparing.css";

const every = 700;

interface Far {
    readonly percent: number;
    readonly month?: string;
}

/** While the demo's simulated people are being made: how far it is, and on as soon as it is done. */
export function Preparing({ onReady }: { readonly onReady: () => void }) {
    const words = useWords();
    const [far, setFar] = useState<Far>({ percent: 0 });
    useEffect(() => {
        const watch = setInterval(() => {
            void howFar().then((now) => now === "ready" ? onReady() : now && setFar(now));
        }, every);
        return () => clearInterval(watch);
    }, [onReady]);
    const month = far.month
        ? new Intl.DateTimeFormat(words.locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${far.month}-15T12:00:00Z`))
        : "";
    return (
        <main className="preparing">
            <Card>
                <h1>{words("app.preparing.title")}</h1>
                <p>{words("app.preparing.lead")}</p>
                <ProgressBar label={words("app.preparing.bar")} value={far.percent} text={month} />
                <p className="faint">{words("app.preparing.model")}</p>
            </Card>
        </main>
    );
}

/** Nothing while nobody answers: one server goes and the other comes. */
async function howFar(): Promise<Far | "ready" | undefined> {
    try {
        const reply = await fetch("/readyz", { cache: "no-store" });
        if (reply.ok) {
            return "ready";
        }
        const { facts } = await reply.json() as { facts?: { percent?: string; month?: string } };
        return facts?.percent === undefined ? undefined : { percent: Number(facts.percent), ...(facts.month ? { month: facts.month } : {}) };
    } catch {
        return undefined;
    }
}
