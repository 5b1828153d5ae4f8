import { HiddenText } from "./layout";
import { Icon } from "./Icon";
import { useWords } from "./words/Words";
import "./Stepper.css";

/** Where the reader is on a way of several steps; `now` counts from 0, and is the number of steps when all are done. */
export function Stepper({ label, steps, now }: {
    readonly label: string;
    readonly steps: readonly string[];
    readonly now: number;
}) {
    const words = useWords();
    return (
        <ol className="steps" role="list" aria-label={label}>
            {steps.map((step, at) => {
                const state = at < now ? "done" : at === now ? "now" : "later";
                return (
                    <li key={step} className="step" data-state={state} aria-current={state === "now" ? "step" : undefined}>
                        <span className="step-mark" aria-hidden="true">{state === "done" ? <Icon name="check" /> : at + 1}</span>
                        <span>{step}</span>
                        {state === "done" ? <HiddenText>{words("kit.steps.done")}</HiddenText> : null}
                    </li>
                );
            })}
        </ol>
    );
}
