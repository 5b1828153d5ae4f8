import { useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";
import type { Point, Size } from "./geometry";
import type { Choosable } from "./PairForm";

/** A place in a picture as two numbers. */
export function PointForm({ things, size, readOnly, onPlace }: {
    readonly things: readonly Choosable[];
    /** Unknown while the picture is missing. */
    readonly size: Size | undefined;
    readonly readOnly: boolean;
    readonly onPlace: (thing: string, point: Point) => void;
}) {
    const words = useWords();
    const [thing, setThing] = useState(things[0]?.id ?? "");
    const [x, setX] = useState("");
    const [y, setY] = useState("");
    const ready = x !== "" && y !== "" && Number(x) >= 0 && Number(y) >= 0;
    const fields = [
        { key: "x", label: words("player.graphic.point.x"), value: x, set: setX, most: size?.width },
        { key: "y", label: words("player.graphic.point.y"), value: y, set: setY, most: size?.height },
    ];
    return (
        <fieldset className="graphic-options" data-row>
            <legend>
                {size
                    ? words("player.graphic.point.list_sized", { width: Math.round(size.width), height: Math.round(size.height) })
                    : words("player.graphic.point.list")}
            </legend>
            {things.length > 1
                ? (
                    <label className="graphic-field">
                        <span>{words("player.graphic.object.which")}</span>
                        <select className="control" value={thing} disabled={readOnly} onChange={({ target }) => setThing(target.value)}>
                            {things.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                        </select>
                    </label>
                )
                : null}
            {fields.map(({ key, label, value, set, most }) => (
                <label key={key} className="graphic-field">
                    <span>{label}</span>
                    <input
                        className="control"
                        type="number"
                        inputMode="numeric"
                        min={0}
                        max={most === undefined ? undefined : Math.round(most)}
                        step={1}
                        value={value}
                        disabled={readOnly}
                        onChange={({ target }) => set(target.value)}
                    />
                </label>
            ))}
            <Press
                disabled={readOnly || !ready}
                onClick={() => {
                    onPlace(thing, { x: Number(x), y: Number(y) });
                    setX("");
                    setY("");
                }}
            >
                {words("player.graphic.point.put")}
            </Press>
        </fieldset>
    );
}
