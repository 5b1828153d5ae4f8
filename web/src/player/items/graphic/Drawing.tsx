import { type CSSProperties, type PointerEvent, useMemo, useRef, useState } from "react";
import { Failure } from "~/kit/failure";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";
import { Sign } from "../../tools/Sign";
import type { CompositeProps } from "../composite/interaction";
import { useHost } from "../composite/host";
import { pointOn, useGroupName, usePictureSize } from "./Board";
import { DrawingInstead } from "./DrawingInstead";
import { useKeeping } from "./keeping";
import { pictureOf } from "./picture";
import { type Colour, colourNames, colours, drawnOn, paperSize, pathOf, pngOf, type Stroke, widthOf } from "./strokes";
import { useVoice } from "./voice";
import "./graphic.css";

// What was drawn on this page, by the file it became: going back to the question, it can be gone on with.
interface Earlier {
    readonly id: string;
    readonly address: string;
}
const drawnBefore = new Map<string, { readonly strokes: readonly Stroke[]; readonly earlier: Earlier | undefined }>();

/** A pen on a picture, or on paper. Every stroke is kept as a picture by itself; without a pen there are two other ways. */
export default function Drawing({ node, values, onValues, readOnly, describe }: CompositeProps) {
    const words = useWords();
    const { fileAddress } = useHost();
    const picture = useMemo(() => pictureOf(node), [node]);
    const sized = usePictureSize(picture);
    const size = sized.size ?? paperSize;
    const kept = values[0];
    const [strokes, setStrokes] = useState<readonly Stroke[]>(() => drawnBefore.get(kept ?? "")?.strokes ?? []);
    const [colour, setColour] = useState<Colour>("black");
    const [thick, setThick] = useState(false);
    const { said, say } = useVoice();
    const group = useGroupName(describe);
    const [why, setWhy] = useState("");
    const drawing = useRef(false);
    // What was kept on another page has no strokes any more: it is drawn on as it is.
    const [earlier, setEarlier] = useState<Earlier | undefined>(() => {
        const before = drawnBefore.get(kept ?? "");
        const address = kept === undefined || before ? undefined : fileAddress?.(kept);
        return before?.earlier ?? (kept !== undefined && address !== undefined ? { id: kept, address } : undefined);
    });
    const ground = useRef<HTMLImageElement>(null);
    const earlierGround = useRef<HTMLImageElement>(null);
    // A pen is faster than drawing on the screen is: this is what it has drawn.
    const drawn = useRef(strokes);
    const { keeping, now, soon, again, forget, possible } = useKeeping(
        (id) => {
            onValues([id]);
            say(words("player.graphic.drawing.kept"));
        },
        (failure) => {
            // What the server refuses it says itself; else it was not reached.
            setWhy(failure instanceof Failure && failure.status >= 400 && failure.status < 500 ? problem(words, failure) : "");
            say(words("player.graphic.drawing.failed"));
        },
    );
    const hold = (next: readonly Stroke[]) => {
        drawn.current = next;
        setStrokes(next);
    };
    const keepSoon = () => {
        const last = drawn.current;
        const paper = earlierGround.current ?? ground.current;
        soon(() => pngOf(last, size, paper), (id) => drawnBefore.set(id, { strokes: last, earlier }));
    };
    const clear = () => {
        hold([]);
        forget();
        setEarlier(undefined);
        onValues([]);
        say(words("player.graphic.drawing.cleared"));
    };
    const undo = () => {
        const next = drawn.current.slice(0, -1);
        hold(next);
        say(words("player.graphic.drawing.undone"));
        if (next.length === 0) {
            forget();
            onValues(earlier ? [earlier.id] : []);
        } else {
            keepSoon();
        }
    };
    const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
        if (!readOnly && event.button === 0) {
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
            drawing.current = true;
            hold([...drawn.current, { id: drawn.current.length, colour, thick, points: [pointOn(event.currentTarget, event, size).point] }]);
        }
    };
    const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
        if (drawing.current) {
            hold(drawnOn(drawn.current, pointOn(event.currentTarget, event, size).point));
        }
    };
    const onPointerEnd = () => {
        if (drawing.current) {
            drawing.current = false;
            keepSoon();
        }
    };

    return (
        <div className="graphic" role="group" {...group} aria-describedby={describe.hintId}>
            <p className="hint" id={describe.hintId}>{words("player.graphic.drawing.hint")}</p>
            {readOnly
                ? null
                : (
                    <div className="graphic-bar">
                        <div className="graphic-pens" role="group" aria-label={words("player.graphic.drawing.pen")}>
                            {colourNames.map((name) => (
                                <button
                                    key={name}
                                    type="button"
                                    className="graphic-pen"
                                    aria-pressed={colour === name}
                                    aria-label={words("player.graphic.drawing.colour", { colour: name })}
                                    title={words("player.graphic.drawing.colour", { colour: name })}
                                    style={{ color: colours[name] }}
                                    onClick={() => setColour(name)}
                                >
                                    <span />
                                </button>
                            ))}
                            <Press aria-pressed={thick} data-on={thick || undefined} onClick={() => setThick(!thick)}>{words("player.graphic.drawing.thick")}</Press>
                        </div>
                        <span className="graphic-zoom">
                            <Press
                                aria-disabled={strokes.length === 0}
                                onClick={() => strokes.length > 0 && undo()}
                            >
                                {words("player.graphic.drawing.undo")}
                            </Press>
                            <Press
                                aria-disabled={strokes.length === 0 && kept === undefined}
                                onClick={() => (strokes.length > 0 || kept !== undefined) && clear()}
                            >
                                {words("player.graphic.drawing.clear")}
                            </Press>
                        </span>
                    </div>
                )}
            {picture && sized.missing ? <p className="graphic-missing">{words("player.graphic.drawing.missing")}</p> : null}
            <div className="graphic-frame">
                <div
                    className="graphic-stage"
                    data-sized
                    data-paper={!picture || undefined}
                    style={{ "--graphic-width": `${Math.max(size.width, Math.min(2 * size.width, 640))}px`, "--graphic-ratio": String(size.width / size.height), "--graphic-zoom": "1" } as CSSProperties}
                >
                    {picture && !sized.missing
                        ? (
                            <img
                                ref={ground}
                                src={picture.src}
                                alt={picture.alt}
                                draggable={false}
                                onLoad={({ currentTarget }) => sized.onLoad({ width: currentTarget.naturalWidth || 300, height: currentTarget.naturalHeight || 150 })}
                                onError={sized.onMissing}
                            />
                        )
                        : null}
                    {earlier
                        ? (
                            <img
                                ref={earlierGround}
                                className="graphic-kept"
                                src={earlier.address}
                                alt={words("player.graphic.drawing.yours")}
                                draggable={false}
                                onError={() => setEarlier(undefined)}
                            />
                        )
                        : null}
                    <svg
                        className="graphic-paper"
                        viewBox={`0 0 ${size.width} ${size.height}`}
                        role="img"
                        aria-label={words("player.graphic.drawing.paper", { count: strokes.length })}
                        data-still={readOnly || undefined}
                        onPointerDown={onPointerDown}
                        onPointerMove={onPointerMove}
                        onPointerUp={onPointerEnd}
                        onPointerCancel={onPointerEnd}
                    >
                        {strokes.map((stroke) => (
                            <path key={stroke.id} d={pathOf(stroke)} stroke={colours[stroke.colour]} strokeWidth={widthOf(stroke, size)} />
                        ))}
                    </svg>
                </div>
            </div>
            <p className="graphic-keeping" data-keeping={keeping}>
                {kept !== undefined && keeping === "no" ? <Sign name="done" /> : null}
                {!possible && !readOnly
                    ? words("player.graphic.drawing.no_host")
                    : words("player.graphic.drawing.keeping", { keeping: keeping === "no" ? (kept === undefined ? "none" : "kept") : keeping })}
                {keeping === "failed" && why !== "" ? <span>{why}</span> : null}
                {keeping === "failed" ? <Press onClick={again}>{words("player.graphic.drawing.again")}</Press> : null}
                {keeping === "waiting" && kept !== undefined ? <Press onClick={again}>{words("player.graphic.drawing.now")}</Press> : null}
            </p>
            {readOnly || !possible
                ? null
                : (
                    <DrawingInstead
                        busy={keeping === "sending"}
                        onFile={(made) => {
                            hold([]);
                            setEarlier(undefined);
                            void now(made);
                        }}
                    />
                )}
            <p className="hidden-visually" aria-live="polite">{said.text}</p>
        </div>
    );
}
