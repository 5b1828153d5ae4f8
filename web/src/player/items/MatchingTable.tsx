import { type DragEvent, useId, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { match, matchOf } from "../core/responses";
import { plainText, Rich } from "../Rich";
import { Press } from "../tools/Press";
import { Sign } from "../tools/Sign";
import type { InteractionProps } from "./interaction";

/**
 * Prompts, each with the option that fits. A list of the browser's own stands at every prompt, for every way of using it;
 * with a mouse or finger an option can also be dragged there, or pressed and then put there.
 */
export function MatchingTable({ item, stemId, response, onAnswer, readOnly, explained }: InteractionProps) {
    const words = useWords();
    const base = useId();
    const [picked, setPicked] = useState<string>();
    const [over, setOver] = useState<string>();
    const correct = explained?.answer ?? null;
    const label = (id: string | undefined) => item.options.findIndex((option) => option.id === id) + 1;
    const give = (prompt: string, option: string | undefined) => {
        onAnswer(match(item, response, prompt, option));
        setPicked(undefined);
        setOver(undefined);
    };
    const onDrop = (event: DragEvent, prompt: string) => {
        event.preventDefault();
        const option = event.dataTransfer.getData("text/plain");
        if (item.options.some(({ id }) => id === option)) {
            give(prompt, option);
        }
    };

    return (
        <div className="matching" role="group" aria-labelledby={stemId} aria-describedby={`${base}-hint`}>
            <p className="hint" id={`${base}-hint`}>{words("player.item.match")}</p>
            <ul className="bank" role="list" aria-label={words("player.item.match_bank")}>
                {item.options.map((option, at) => (
                    <li key={option.id}>
                        <button
                            type="button"
                            className="bank-option"
                            draggable={!readOnly}
                            disabled={readOnly}
                            aria-pressed={picked === option.id}
                            onClick={() => setPicked(picked === option.id ? undefined : option.id)}
                            onDragStart={(event) => {
                                event.dataTransfer.setData("text/plain", option.id);
                                event.dataTransfer.effectAllowed = "copy";
                                setPicked(undefined);
                            }}
                        >
                            <span className="option-place" aria-hidden="true">{at + 1}</span>
                            <Rich html={option.html} inline />
                        </button>
                    </li>
                ))}
            </ul>
            <ul className="prompts" role="list">
                {item.prompts.map((prompt, at) => {
                    const chosen = matchOf(response, prompt.id);
                    const right = matchOf(correct, prompt.id);
                    return (
                        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the list inside does the same by keyboard
                        <li
                            key={prompt.id}
                            className="prompt"
                            data-option={at}
                            data-over={over === prompt.id || undefined}
                            onDragOver={(event) => {
                                if (!readOnly) {
                                    event.preventDefault();
                                    setOver(prompt.id);
                                }
                            }}
                            onDragLeave={() => setOver(undefined)}
                            onDrop={(event) => onDrop(event, prompt.id)}
                        >
                            <label className="prompt-words" id={`${base}-${prompt.id}`} htmlFor={`${base}-${prompt.id}-list`}>
                                <Rich html={prompt.html} inline />
                            </label>
                            <div className="prompt-answer">
                                <select
                                    id={`${base}-${prompt.id}-list`}
                                    className="control prompt-list"
                                    data-first-control
                                    value={chosen ?? ""}
                                    disabled={readOnly}
                                    onChange={(event) => give(prompt.id, event.target.value || undefined)}
                                >
                                    <option value="">{words("player.item.match_none")}</option>
                                    {item.options.map((option) => (
                                        <option key={option.id} value={option.id}>
                                            {words("player.item.match_option", { number: label(option.id), option: plainText(option.html) })}
                                        </option>
                                    ))}
                                </select>
                                {picked !== undefined && picked !== chosen
                                    ? (
                                        <Press aria-describedby={`${base}-${prompt.id}`} onClick={() => give(prompt.id, picked)}>
                                            {words("player.item.match_put", { number: label(picked) })}
                                        </Press>
                                    )
                                    : null}
                            </div>
                            {explained
                                ? (
                                    <div className="step-verdict" data-right={chosen === right}>
                                        <Sign name={chosen === right ? "done" : "wrong"} />
                                        <span>
                                            {words("player.study.match", {
                                                right: String(chosen === right),
                                                option: plainText(item.options.find(({ id }) => id === right)?.html ?? ""),
                                            })}
                                        </span>
                                    </div>
                                )
                                : null}
                        </li>
                    );
                })}
            </ul>
        </div>
    );
}
