import { type PointerEvent, useRef, useState } from "react";
import type { Point } from "./geometry";

/** What is under way: how far it went, on the screen. */
export interface Carried<Key> {
    readonly key: Key;
    readonly by: Point;
}

const startsAfter = 6;

/** Something is carried by mouse, pen or finger. A press that goes nowhere stays a press. */
export function useDrag<Key>(onDrop: (key: Key, at: { readonly clientX: number; readonly clientY: number }, by: Point) => void) {
    const [carried, setCarried] = useState<Carried<Key>>();
    const start = useRef<Point>(undefined);
    const moved = useRef(false);
    const end = () => {
        start.current = undefined;
        setCarried(undefined);
    };
    const by = (event: PointerEvent): Point => ({ x: event.clientX - (start.current?.x ?? 0), y: event.clientY - (start.current?.y ?? 0) });
    const handlers = (key: Key) => ({
        onPointerDown: (event: PointerEvent<HTMLElement>) => {
            if (event.button === 0) {
                start.current = { x: event.clientX, y: event.clientY };
                moved.current = false;
                event.currentTarget.setPointerCapture(event.pointerId);
            }
        },
        onPointerMove: (event: PointerEvent<HTMLElement>) => {
            if (start.current && (moved.current || Math.hypot(by(event).x, by(event).y) > startsAfter)) {
                moved.current = true;
                setCarried({ key, by: by(event) });
            }
        },
        onPointerUp: (event: PointerEvent<HTMLElement>) => {
            if (start.current && moved.current) {
                onDrop(key, event, by(event));
            }
            end();
        },
        onPointerCancel: end,
    });
    /** Whether the click that follows belongs to what was carried. */
    const wasCarried = () => {
        const was = moved.current;
        moved.current = false;
        return was;
    };
    return { carried, handlers, wasCarried };
}
