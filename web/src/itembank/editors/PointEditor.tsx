import { useRef, useState } from "react";
import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { HiddenText, Row, Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { type Point, within } from "~/player/items/graphic/geometry";
import { freshId, type Target } from "./areas";
import { type EditedPicture, PictureStage, placeOf, stepOf } from "./PictureStage";
import "./areas.css";

interface PointEditorProps {
    readonly picture: EditedPicture;
    readonly points: readonly Target[];
    readonly onChange: (points: readonly Target[]) => void;
    readonly idPrefix?: string;
}

/** Single places of a picture, as targets: pressed, pulled, moved with the arrow keys, or typed. */
export function PointEditor({ picture, points, onChange, idPrefix = "point" }: PointEditorProps) {
    const words = useWords();
    const [said, setSaid] = useState("");
    const stage = useRef<HTMLDivElement>(null);
    const nameOf = (point: Target) => point.label || words("itembank.point.name", { number: points.indexOf(point) + 1 });
    const add = (at: Point) => {
        onChange([...points, { id: freshId(points.map(({ id }) => id), idPrefix), label: "", ...within(at, picture) }]);
        setSaid(words("itembank.point.added", { number: points.length + 1 }));
    };
    const replace = (point: Target) => onChange(points.map((one) => (one.id === point.id ? point : one)));
    const place = (id: string, at: Point) => {
        const point = points.find((one) => one.id === id);
        if (point) {
            replace({ ...point, ...within(at, picture) });
        }
    };
    const remove = (point: Target) => {
        onChange(points.filter(({ id }) => id !== point.id));
        setSaid(words("itembank.area.removed", { name: nameOf(point) }));
    };

    return (
        <div className="areas">
            <Stack gap={3}>
                <p className="soft small">{words("itembank.point.hint")}</p>
                <div ref={stage} className="areas-canvas">
                    <PictureStage
                        picture={picture}
                        onGrab={() => true}
                        onPull={(what, _, to) => what !== undefined && place(what, to)}
                        onDrop={(what, from, to) => {
                            if (what !== undefined) {
                                stage.current?.querySelector<HTMLElement>(`[data-grab="${CSS.escape(what)}"]`)?.focus();
                            } else if (to && Math.hypot(to.x - from.x, to.y - from.y) < 10) {
                                add(to);
                            }
                        }}
                    >
                        {points.map((point, at) => (
                            <button
                                key={point.id}
                                type="button"
                                className="areas-point"
                                data-grab={point.id}
                                aria-label={words("itembank.point.move", { name: nameOf(point), x: point.x, y: point.y })}
                                style={placeOf(point, picture)}
                                onKeyDown={(event) => {
                                    const step = stepOf(event);
                                    if (step) {
                                        event.preventDefault();
                                        place(point.id, { x: point.x + step.x, y: point.y + step.y });
                                    } else if (event.key === "Delete" || event.key === "Backspace") {
                                        event.preventDefault();
                                        remove(point);
                                    }
                                }}
                            >
                                <span className="areas-number" aria-hidden="true">{at + 1}</span>
                            </button>
                        ))}
                    </PictureStage>
                </div>
                <Row>
                    <Button onPress={() => add({ x: picture.width / 2, y: picture.height / 2 })}><Icon name="plus" />{words("itembank.point.add")}</Button>
                </Row>
            </Stack>
            <Stack gap={3}>
                {points.length === 0 ? <p className="soft">{words("itembank.point.none")}</p> : null}
                <ol className="areas-corners" aria-label={words("itembank.point.list")}>
                    {points.map((point, at) => (
                        <li key={point.id} data-labelled>
                            <TextField label={words("itembank.point.label", { number: at + 1 })} optional value={point.label} onChange={(label) => replace({ ...point, label })} />
                            {(["x", "y"] as const).map((axis) => (
                                <NumberField
                                    key={axis}
                                    label={words("itembank.point.axis", { number: at + 1, axis })}
                                    value={point[axis]}
                                    minValue={0}
                                    maxValue={axis === "x" ? picture.width : picture.height}
                                    step={1}
                                    onChange={(value) => Number.isFinite(value) && place(point.id, { ...point, [axis]: value })}
                                />
                            ))}
                            <Button icon look="quiet" aria-label={words("itembank.area.remove", { name: nameOf(point) })} onPress={() => remove(point)}>
                                <Icon name="cross" />
                            </Button>
                        </li>
                    ))}
                </ol>
            </Stack>
            <HiddenText><span aria-live="polite">{said}</span></HiddenText>
        </div>
    );
}
