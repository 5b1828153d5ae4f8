import { useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";

export interface Choosable {
    readonly id: string;
    readonly name: string;
}

/** Two lists of the browser's own and a button: a pair without a picture. */
export function PairForm({ title, first, second, firsts, seconds, act, readOnly, onPair }: {
    readonly title: string;
    readonly first: string;
    readonly second: string;
    readonly firsts: readonly Choosable[];
    readonly seconds: readonly Choosable[];
    readonly act: string;
    readonly readOnly: boolean;
    readonly onPair: (from: string, to: string) => void;
}) {
    const words = useWords();
    const [from, setFrom] = useState("");
    const [to, setTo] = useState("");
    const lists = [
        { label: first, value: from, set: setFrom, choices: firsts },
        { label: second, value: to, set: setTo, choices: seconds },
    ];
    return (
        <fieldset className="graphic-options" data-row>
            <legend>{title}</legend>
            {lists.map(({ label, value, set, choices }) => (
                <label key={label} className="graphic-field">
                    <span>{label}</span>
                    <select className="control" value={value} disabled={readOnly} onChange={({ target }) => set(target.value)}>
                        <option value="">{words("player.item.match_none")}</option>
                        {choices.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                    </select>
                </label>
            ))}
            <Press
                disabled={readOnly || from === "" || to === ""}
                onClick={() => {
                    onPair(from, to);
                    setTo("");
                }}
            >
                {act}
            </Press>
        </fieldset>
    );
}
