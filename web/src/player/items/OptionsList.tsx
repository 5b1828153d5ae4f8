import { useId, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { choose, chosenOptions, strike, toggle } from "../core/responses";
import { plainText, Rich } from "../Rich";
import { Sign } from "../tools/Sign";
import { Verdict } from "./Verdict";
import type { InteractionProps } from "./interaction";

/** One option, or several up to the number asked for. An option is never both chosen and struck out. */
export function OptionsList({ item, stemId, response, struck, onAnswer, onStrike, readOnly, explained }: InteractionProps) {
    const words = useWords();
    const hintId = useId();
    const [full, setFull] = useState(false);
    const several = item.kind === "multiple_response";
    const chosen = chosenOptions(response);

    const press = (option: string) => {
        if (readOnly) {
            return;
        }
        const next = several ? toggle(item, response, option) : { response: choose(option), full: false };
        setFull(next.full);
        if (!next.full) {
            if (struck.includes(option)) {
                onStrike(strike(item, struck, option));
            }
            onAnswer(next.response);
        }
    };
    const strikeOut = (option: string) => {
        if (!struck.includes(option) && chosen.includes(option)) {
            onAnswer(several ? toggle(item, response, option).response : null);
        }
        onStrike(strike(item, struck, option));
    };

    return (
        <fieldset className="options" aria-labelledby={stemId} aria-describedby={several ? hintId : undefined}>
            {several
                ? (
                    <p className="hint" id={hintId}>
                        {words("player.item.choose", { choose: item.choose })}{" "}
                        <span aria-live="polite" data-warm={full || undefined}>
                            {full
                                ? words("player.item.full", { choose: item.choose })
                                : words("player.item.chosen", { chosen: chosen.length, choose: item.choose })}
                        </span>
                    </p>
                )
                : null}
            <ul role="list">
                {item.options.map((option, at) => {
                    const isStruck = struck.includes(option.id);
                    const isChosen = chosen.includes(option.id);
                    return (
                        <li
                            key={option.id}
                            className="option"
                            data-option={at}
                            data-chosen={isChosen || undefined}
                            data-struck={isStruck || undefined}
                        >
                            <div className="option-line">
                                <label className="option-face">
                                    <input
                                        type={several ? "checkbox" : "radio"}
                                        name={item.id}
                                        checked={isChosen}
                                        aria-disabled={readOnly || undefined}
                                        aria-describedby={isStruck ? `${hintId}-${at}` : undefined}
                                        onChange={() => press(option.id)}
                                    />
                                    <span className="option-place" aria-hidden="true">{at + 1}</span>
                                    <Rich html={option.html} inline />
                                </label>
                                {readOnly ? null : (
                                    <button
                                        type="button"
                                        className="strike"
                                        aria-pressed={isStruck}
                                        aria-label={words("player.item.strike", { option: plainText(option.html) })}
                                        title={words("player.item.strike_short")}
                                        onClick={() => strikeOut(option.id)}
                                    >
                                        <Sign name="strike" />
                                    </button>
                                )}
                            </div>
                            {isStruck
                                ? <span className="hidden-visually" id={`${hintId}-${at}`}>{words("player.item.struck")}</span>
                                : null}
                            {explained
                                ? <Verdict right={explained.options.some(({ id, correct }) => id === option.id && correct)} chosen={isChosen} why={explained.options.find(({ id }) => id === option.id)?.why_html} />
                                : null}
                        </li>
                    );
                })}
            </ul>
        </fieldset>
    );
}
