import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { Press } from "./Press";
import { Sign } from "./Sign";

/** The server's limit for a note and a comment, in characters. */
const textMax = 2000;
const pauseMilliseconds = 600;

/** A note for oneself or a comment to the programme: opened when wanted, saved while it is written. */
export function ItemText({ about, text, readOnly, onWrite }: {
    readonly about: "note" | "comment";
    readonly text: string;
    readonly readOnly: boolean;
    readonly onWrite: (text: string) => void;
}) {
    const words = useWords();
    const id = useId();
    const [isOpen, setOpen] = useState(about === "note" && text !== "");
    const [draft, setDraft] = useState(text);
    const unwritten = useRef<string | undefined>(undefined);
    const keep = useEffectEvent(() => {
        if (unwritten.current !== undefined) {
            onWrite(unwritten.current);
            unwritten.current = undefined;
        }
    });
    useEffect(() => {
        const timer = setTimeout(() => keep(), pauseMilliseconds);
        return () => clearTimeout(timer);
    }, [draft]);
    useEffect(() => {
        // A page that goes away, or another question, does not wait for the pause.
        const onLeave = () => keep();
        window.addEventListener("pagehide", onLeave);
        return () => {
            window.removeEventListener("pagehide", onLeave);
            keep();
        };
    }, []);

    return (
        <div className="item-text">
            <Press look="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
                <Sign name={about} />
                {words(`player.${about}.name`)}
                {text === "" ? null : <span className="item-text-mark"><Icon name="check" /><span className="hidden-visually">{words("player.text.written")}</span></span>}
            </Press>
            {isOpen
                ? (
                    <div className="item-text-field" id={id}>
                        <label htmlFor={`${id}-text`}>{words(`player.${about}.label`)}</label>
                        <textarea
                            id={`${id}-text`}
                            className="control"
                            rows={3}
                            maxLength={textMax}
                            value={draft}
                            readOnly={readOnly}
                            onChange={(event) => {
                                unwritten.current = event.target.value;
                                setDraft(event.target.value);
                            }}
                            onBlur={(event) => {
                                if (unwritten.current !== undefined) {
                                    unwritten.current = undefined;
                                    onWrite(event.target.value);
                                }
                            }}
                        />
                    </div>
                )
                : null}
        </div>
    );
}
