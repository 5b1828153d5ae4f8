import { type ReactNode, useRef, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Sign } from "../../tools/Sign";
import type { Describe } from "../composite/interaction";
import { Answered, type Line } from "./Answered";
import { pointed, pointOf, pointValue, repointed, without } from "./answers";
import { Board, pointOn, usePictureSize } from "./Board";
import { useDrag } from "./drag";
import { type Point, whereIs } from "./geometry";
import type { Picture } from "./picture";
import { type Pin, PointLayer } from "./PointLayer";
import { PointForm } from "./PointForm";
import { useVoice } from "./voice";

/** What is placed: a point, or a little picture of its own. */
export interface Thing {
    readonly id: string;
    readonly name: string;
    /** How it looks at its place; a point is drawn as a pin with its number. */
    readonly face?: ((size: { readonly width: number; readonly height: number }) => ReactNode) | undefined;
    readonly chip?: ReactNode;
    readonly most: number;
    readonly values: readonly string[];
    readonly right: readonly string[] | undefined;
    readonly onValues: (values: readonly string[]) => void;
}

/** Points, or things, on a picture. */
export function Placing({ picture, things, describe, hint, readOnly }: {
    readonly picture: Picture | undefined;
    readonly things: readonly Thing[];
    readonly describe: Describe;
    readonly hint: string;
    readonly readOnly: boolean;
}) {
    const words = useWords();
    const sized = usePictureSize(picture);
    const size = sized.size ?? { width: Number.MAX_SAFE_INTEGER, height: Number.MAX_SAFE_INTEGER };
    const { said, say, ask, refuse } = useVoice();
    const [picked, setPicked] = useState(things[0]?.id ?? "");
    const tray = useRef<HTMLUListElement>(null);
    const thing = things.find(({ id }) => id === picked) ?? things[0];

    const lineName = (of: Thing, at: number, value: string) => {
        const point = pointOf(value);
        const place = { ...point, where: sized.size ? whereIs(point, sized.size) : "unknown" };
        return words("player.graphic.point.line", { name: of.name, number: at + 1, count: of.most === 1 ? 1 : 2, ...place });
    };
    const place = (of: Thing | undefined, point: Point) => {
        if (!of) {
            return;
        }
        const value = pointValue(point, size);
        const next = pointed(of.values, value, of.most);
        if (next) {
            of.onValues(next);
            say(words("player.graphic.point.said", { name: of.name, ...pointOf(value) }));
        } else {
            refuse(words("player.graphic.full", { most: of.most }));
        }
    };
    const remove = (of: Thing, at: number) => {
        say(words("player.graphic.removed", { name: lineName(of, at, of.values[at] ?? "") }));
        of.onValues(without(of.values, at));
    };
    const { carried, handlers, wasCarried } = useDrag<string>((id, at) => {
        const layer = tray.current?.closest(".graphic")?.querySelector(".graphic-layer");
        if (layer) {
            const { point } = pointOn(layer, at, size);
            if (point.x >= 0 && point.y >= 0 && point.x <= size.width && point.y <= size.height) {
                setPicked(id);
                place(things.find((one) => one.id === id), point);
            }
        }
    });
    const placedThings = things.flatMap((of) => of.values.map((value, at) => ({ of, at, value, key: `${of.id} ${at}` })));
    const missed = things.flatMap((of) => (of.right ?? []).filter((value) => !of.values.includes(value)).map((value) => ({ of, value, key: `${of.id} ${value}` })));
    const faceOf = (of: Thing, inside: ReactNode) => of.face?.(size) ?? <span className="graphic-dot">{inside}</span>;
    const pins: Pin[] = [
        ...missed.map(({ of, value, key }): Pin => ({
            key: `right ${key}`, point: pointOf(value), fixed: true, verdict: "missed",
            face: <>{of.face?.(size)}<span className="graphic-dot"><Sign name="circle" /></span></>,
        })),
        ...placedThings.map(({ of, at, value, key }): Pin => {
            const right = of.right?.includes(value);
            return { key, point: pointOf(value), verdict: right ? "right" : undefined, face: faceOf(of, right ? <Sign name="done" /> : at + 1) };
        }),
    ];
    const byPin = (pin: Pin) => placedThings.find(({ key }) => key === pin.key);
    const lines: Line[] = [
        ...placedThings.map(({ of, at, value, key }) => ({
            key, text: lineName(of, at, value), verdict: of.right?.includes(value) ? "right" as const : undefined, onRemove: () => remove(of, at),
        })),
        ...missed.map(({ of, value, key }) => ({ key: `right ${key}`, text: lineName({ ...of, most: 1 }, 0, value), verdict: "missed" as const })),
    ];

    return (
        <Board
            picture={picture}
            sized={sized}
            describe={describe}
            hint={hint}
            keys={words("player.graphic.point.keys")}
            said={said}
            list={(
                <PointForm
                    things={things}
                    size={sized.size}
                    readOnly={readOnly}
                    onPlace={(id, point) => place(things.find((one) => one.id === id) ?? thing, point)}
                />
            )}
            tray={things.some(({ chip }) => chip)
                ? (
                    <ul ref={tray} className="graphic-tray" role="list" aria-label={words("player.graphic.object.tray")}>
                        {things.map((of) => (
                            <li key={of.id}>
                                <button
                                    type="button"
                                    className="graphic-chip"
                                    aria-pressed={of.id === thing?.id}
                                    aria-disabled={readOnly || undefined}
                                    data-carried={carried?.key === of.id || undefined}
                                    style={carried?.key === of.id ? { translate: `${carried.by.x}px ${carried.by.y}px` } : undefined}
                                    {...readOnly ? {} : handlers(of.id)}
                                    onClick={() => {
                                        if (!readOnly && !wasCarried()) {
                                            setPicked(of.id);
                                            ask(words("player.graphic.object.picked", { name: of.name }));
                                        }
                                    }}
                                >
                                    {of.chip}
                                    <small>{words("player.graphic.object.count", { held: of.values.length, most: of.most })}</small>
                                </button>
                            </li>
                        ))}
                    </ul>
                )
                : null}
            after={<Answered readOnly={readOnly} empty={words("player.graphic.nothing")} lines={lines} />}
        >
            <PointLayer
                size={size}
                pins={pins}
                name={words("player.graphic.point.picture", { name: thing?.name ?? "", alt: picture?.alt ?? "" })}
                describedBy={describe.hintId}
                readOnly={readOnly}
                say={say}
                onPlace={(point) => place(thing, point)}
                onMove={(pin, to) => {
                    const moved = byPin(pin);
                    if (moved) {
                        const value = pointValue(to, size);
                        moved.of.onValues(repointed(moved.of.values, moved.at, value));
                        say(words("player.graphic.point.said", { name: moved.of.name, ...pointOf(value) }));
                    }
                }}
                onRemove={(pin) => {
                    const gone = byPin(pin);
                    if (gone) {
                        remove(gone.of, gone.at);
                    }
                }}
            />
        </Board>
    );
}
