import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";
import { pointOn } from "./Board";
import { cornerOf, type Direction, hit, nextInDirection, type Point, share, type Size } from "./geometry";
import { Outline } from "./Outline";
import type { Spot } from "./picture";

/** What a spot shows besides its outline. */
export interface Mark {
    readonly name: string;
    readonly on?: boolean | undefined;
    /** In its corner, where it hides little: a number, a sign. */
    readonly badge?: ReactNode;
    /** On it: a label that was put there. */
    readonly content?: ReactNode;
    readonly verdict?: "right" | "wrong" | "missed" | undefined;
}

interface SpotLayerProps {
    readonly spots: readonly Spot[];
    readonly size: Size;
    readonly mark: (spot: Spot) => Mark;
    readonly onPress: (spot: Spot) => void;
    /** Delete and Backspace. */
    readonly onRemove?: (spot: Spot) => void;
    readonly onEscape?: () => void;
    readonly readOnly: boolean;
    /** Whether a spot is something that is on or off. */
    readonly toggles?: boolean;
    /** Lines between spots. */
    readonly lines?: readonly { readonly key: string; readonly from: Point; readonly to: Point; readonly verdict?: "right" | "wrong" | "missed" | undefined }[];
}

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const fingerReach = 22;
const mouseReach = 12;

/** The spots of a picture: outlines that show on any ground, and a button each for the keyboard and for screen readers. */
export function SpotLayer({ spots, size, mark, onPress, onRemove, onEscape, readOnly, toggles = false, lines }: SpotLayerProps) {
    const layer = useRef<HTMLDivElement>(null);
    const focus = (id: string) => layer.current?.querySelector<HTMLElement>(`[data-spot="${CSS.escape(id)}"]`)?.focus();
    const onClick = (event: MouseEvent<HTMLDivElement>) => {
        const button = (event.target as Element).closest<HTMLElement>("[data-spot]");
        // A press with no place comes from the keyboard or from a reader.
        let spot = spots.find(({ id }) => id === button?.dataset["spot"]);
        if (event.detail > 0) {
            const { point, scale } = pointOn(event.currentTarget, event, size);
            const reach = (event.nativeEvent as PointerEvent).pointerType === "touch" ? fingerReach : mouseReach;
            const at = hit(spots.map(({ shape }) => shape), point, reach * scale, size);
            spot = at === undefined ? undefined : spots[at];
        }
        if (spot) {
            focus(spot.id);
            if (!readOnly) {
                onPress(spot);
            }
        }
    };
    const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, at: number, spot: Spot) => {
        const direction = directions[event.key];
        if (direction) {
            event.preventDefault();
            const next = nextInDirection(spots.map(({ centre }) => centre), at, direction);
            const to = next === undefined ? undefined : spots[next];
            if (to) {
                focus(to.id);
            }
        } else if ((event.key === "Delete" || event.key === "Backspace") && onRemove && !readOnly) {
            event.preventDefault();
            onRemove(spot);
        } else if (event.key === "Escape" && onEscape) {
            onEscape();
        }
    };
    const marked = spots.map((spot) => ({ spot, shown: mark(spot) }));

    return (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the buttons inside have the keys
        <div ref={layer} className="graphic-layer" data-still={readOnly || undefined} onClick={onClick}>
            <svg className="graphic-shapes" viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
                {marked.map(({ spot, shown }) => (
                    <g key={spot.id} className="graphic-shape" data-on={shown.on || undefined} data-verdict={shown.verdict}>
                        <Outline shape={spot.shape} size={size} />
                    </g>
                ))}
                {lines?.map(({ key, from, to, verdict }) => (
                    <g key={key} className="graphic-line" data-verdict={verdict}>
                        <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="graphic-outer" />
                        <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="graphic-inner" />
                    </g>
                ))}
            </svg>
            {marked.map(({ spot, shown }, at) => (
                <button
                    key={spot.id}
                    type="button"
                    className="graphic-spot"
                    data-spot={spot.id}
                    data-first-control={at === 0 || undefined}
                    data-whole={spot.shape.kind === "default" || undefined}
                    aria-label={shown.name}
                    aria-pressed={toggles ? shown.on ?? false : undefined}
                    aria-disabled={readOnly || undefined}
                    style={{
                        left: share(spot.box.x + spot.box.width / 2, size.width),
                        top: share(spot.box.y + spot.box.height / 2, size.height),
                        width: share(spot.box.width, size.width),
                        height: share(spot.box.height, size.height),
                    }}
                    onKeyDown={(event) => onKeyDown(event, at, spot)}
                />
            ))}
            {marked.map(({ spot, shown }) => (
                <span key={spot.id} className="graphic-on-spot" aria-hidden="true">
                    {shown.content
                        ? <span className="graphic-content" style={{ left: share(spot.centre.x, size.width), top: share(spot.centre.y, size.height) }}>{shown.content}</span>
                        : null}
                    {shown.badge
                        ? (
                            <span
                                className="graphic-badge"
                                data-verdict={shown.verdict}
                                style={{
                                    left: `clamp(0.8rem, ${share(cornerOf(spot.shape, size).x, size.width)} + 0.5rem, 100% - 0.8rem)`,
                                    top: `clamp(0.8rem, ${share(cornerOf(spot.shape, size).y, size.height)} - 0.5rem, 100% - 0.8rem)`,
                                }}
                            >
                                {shown.badge}
                            </span>
                        )
                        : null}
                </span>
            ))}
        </div>
    );
}
