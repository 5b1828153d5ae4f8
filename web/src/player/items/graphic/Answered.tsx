import { useRef } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";
import { Sign } from "../../tools/Sign";

export interface Line {
    readonly key: string;
    readonly text: string;
    readonly verdict?: "right" | "wrong" | "missed" | undefined;
    /** What the verdict says, if not the usual words. */
    readonly says?: string | undefined;
    /** Not there: nothing that can be taken away. */
    readonly onRemove?: (() => void) | undefined;
}

/** What was answered, in words; each part can be taken away. In an explained item also what was right. */
export function Answered({ lines, empty, readOnly, ordered = false }: {
    readonly lines: readonly Line[];
    readonly empty: string;
    readonly readOnly: boolean;
    readonly ordered?: boolean;
}) {
    const words = useWords();
    const place = useRef<HTMLDivElement>(null);
    const List = ordered ? "ol" : "ul";
    const remove = (line: Line, at: number) => {
        line.onRemove?.();
        // The button goes; the focus stays in the list.
        requestAnimationFrame(() => {
            const buttons = place.current?.querySelectorAll<HTMLElement>("button") ?? [];
            (buttons[Math.min(at, buttons.length - 1)] ?? place.current)?.focus();
        });
    };
    return (
        <div ref={place} className="graphic-answered" role="group" aria-label={words("player.graphic.answered")} tabIndex={-1}>
            <p className="graphic-answered-title">{words("player.graphic.answered")}</p>
            {lines.length === 0
                ? <p className="hint">{empty}</p>
                : (
                    <List role="list">
                        {lines.map((line, at) => (
                            <li key={line.key} data-verdict={line.verdict}>
                                <span className="graphic-answered-text">
                                    {line.text}
                                    {line.verdict
                                        ? (
                                            <span className="graphic-verdict" data-verdict={line.verdict}>
                                                <Sign name={verdictSign(line.verdict)} />
                                                {line.says ?? words("player.study.option", {
                                                    right: String(line.verdict !== "wrong"), chosen: String(line.verdict !== "missed"),
                                                })}
                                            </span>
                                        )
                                        : null}
                                </span>
                                {line.onRemove && !readOnly
                                    ? (
                                        <Press look="quiet" icon aria-label={words("player.graphic.remove", { name: line.text })} onClick={() => remove(line, at)}>
                                            <Icon name="cross" />
                                        </Press>
                                    )
                                    : null}
                            </li>
                        ))}
                    </List>
                )}
        </div>
    );
}

export function verdictSign(verdict: "right" | "wrong" | "missed"): "done" | "wrong" | "circle" {
    return verdict === "right" ? "done" : verdict === "wrong" ? "wrong" : "circle";
}
