import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { pointOn } from "./Board";
import { useDrag } from "./drag";
import { type Point, share, type Size, within } from "./geometry";

export interface Pin {
    readonly key: string;
    readonly point: Point;
    readonly face: ReactNode;
    readonly verdict?: "right" | "missed" | undefined;
    /** What stays put cannot be dragged. */
    readonly fixed?: boolean;
}

interface PointLayerProps {
    readonly size: Size;
    readonly pins: readonly Pin[];
    readonly name: string;
    readonly describedBy: string;
    readonly readOnly: boolean;
    readonly onPlace: (point: Point) => void;
    readonly onMove: (pin: Pin, to: Point) => void;
    readonly onRemove: (pin: Pin) => void;
    readonly say: (text: string) => void;
}

const steps: Readonly<Record<string, Point>> = {
    ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};
const wideStep = 10;

/** Places in a picture: pressed, dragged, or by a crosshair that the arrow keys move. */
export function PointLayer({ size, pins, name, describedBy, readOnly, onPlace, onMove, onRemove, say }: PointLayerProps) {
    const words = useWords();
    const [cross, setCross] = useState<Point>({ x: Math.round(size.width / 2), y: Math.round(size.height / 2) });
    const layer = useRef<HTMLDivElement>(null);
    const crosshair = useRef<HTMLSpanElement>(null);
    const scaleOf = () => size.width / Math.max(1, layer.current?.getBoundingClientRect().width ?? 1);
    const { carried, handlers, wasCarried } = useDrag<string>((key, _, by) => {
        const pin = pins.find((one) => one.key === key);
        if (pin) {
            const to = within({ x: pin.point.x + by.x * scaleOf(), y: pin.point.y + by.y * scaleOf() }, size);
            setCross(to);
            onMove(pin, to);
        }
    });
    const onClick = (event: MouseEvent<HTMLDivElement>) => {
        if (readOnly || wasCarried()) {
            return;
        }
        // A press on a pin is about the pin: it is taken with the crosshair, not doubled.
        const pressed = (event.target as Element).closest<HTMLElement>("[data-pin]");
        const pin = pins.find(({ key, fixed }) => key === pressed?.dataset["pin"] && !fixed);
        const point = pin?.point ?? (event.detail === 0 ? cross : within(pointOn(event.currentTarget, event, size).point, size));
        setCross(point);
        event.currentTarget.focus();
        if (!pin) {
            onPlace(point);
        }
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const step = steps[event.key];
        if (step) {
            event.preventDefault();
            const by = event.shiftKey ? 1 : wideStep;
            const to = within({ x: cross.x + step.x * by, y: cross.y + step.y * by }, size);
            setCross(to);
            say(words("player.graphic.point.at", { ...to }));
            requestAnimationFrame(() => crosshair.current?.scrollIntoView({ block: "nearest", inline: "nearest" }));
        } else if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            onPlace(cross);
        } else if (event.key === "Delete" || event.key === "Backspace") {
            event.preventDefault();
            const away = ({ point }: Pin) => Math.hypot(point.x - cross.x, point.y - cross.y);
            const [nearest] = pins.filter(({ fixed }) => !fixed).toSorted((one, other) => away(one) - away(other));
            if (nearest) {
                onRemove(nearest);
            }
        }
    };
    const pinned = pins.map((pin) => (
        <span
            key={pin.key}
            className="graphic-pin"
            data-pin={pin.key}
            data-verdict={pin.verdict}
            data-carried={carried?.key === pin.key || undefined}
            aria-hidden="true"
            style={{
                left: share(pin.point.x, size.width),
                top: share(pin.point.y, size.height),
                ...carried?.key === pin.key ? { translate: `${carried.by.x}px ${carried.by.y}px` } : {},
            }}
            {...readOnly || pin.fixed ? {} : handlers(pin.key)}
        >
            {pin.face}
        </span>
    ));
    if (readOnly) {
        return <div className="graphic-layer" data-still>{pinned}</div>;
    }
    return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application: its arrow keys are its own
        <div
            ref={layer}
            className="graphic-layer graphic-points"
            role="application"
            tabIndex={0}
            data-first-control
            aria-label={name}
            aria-describedby={describedBy}
            onClick={onClick}
            onKeyDown={onKeyDown}
        >
            {pinned}
            <span
                ref={crosshair}
                className="graphic-cross"
                aria-hidden="true"
                data-x={cross.x}
                data-y={cross.y}
                style={{ left: share(cross.x, size.width), top: share(cross.y, size.height) }}
            >
                <svg viewBox="0 0 45 45">
                    {["graphic-outer", "graphic-inner"].map((line) => <path key={line} className={line} d="M0 22.500h16m13 0h16M22.500 0v16m0 13v16M22.500 22v1" />)}
                </svg>
            </span>
        </div>
    );
}
