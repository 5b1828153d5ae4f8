import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";
import { movedTo } from "./ordering";

export interface RowDrag {
    readonly dragged: string | undefined;
    /** The order as it would be if it were let go now. */
    readonly order: readonly string[];
    readonly start: (event: ReactPointerEvent, one: string) => void;
}

/** Dragging a row of a list, by mouse, pen or finger. It is an answer once it is let go. */
export function useRowDrag(list: RefObject<HTMLElement | null>, order: readonly string[], sideways: boolean, onOrder: (order: readonly string[]) => void): RowDrag {
    const [drag, setDrag] = useState<{ readonly one: string; readonly order: readonly string[] }>();
    const dragged = drag?.one;
    const shown = drag?.order ?? order;
    const move = useEffectEvent((event: PointerEvent) => {
        if (drag && list.current) {
            const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
            const others = rows.filter((_, at) => shown[at] !== drag.one);
            const leftwards = getComputedStyle(list.current).direction === "rtl";
            const past = (row: DOMRect) => {
                const middle = row.left + row.width / 2;
                return sideways
                    ? event.clientY > row.bottom || event.clientY > row.top && (leftwards ? event.clientX < middle : event.clientX > middle)
                    : event.clientY > row.top + row.height / 2;
            };
            const to = others.filter(past).length;
            if (to !== shown.indexOf(drag.one)) {
                setDrag({ ...drag, order: movedTo(shown, drag.one, to) });
            }
        }
    });
    const drop = useEffectEvent((event: PointerEvent) => {
        setDrag(undefined);
        if (drag && event.type === "pointerup" && drag.order.some((one, at) => one !== order[at])) {
            onOrder(drag.order);
        }
    });
    useEffect(() => {
        if (dragged === undefined) {
            return undefined;
        }
        // The window hears the pointer to the end: a handle that moves to another place in the list loses it.
        const onMove = (event: PointerEvent) => move(event);
        const onEnd = (event: PointerEvent) => drop(event);
        window.addEventListener("pointermove", onMove);
        window.addEventListener("pointerup", onEnd);
        window.addEventListener("pointercancel", onEnd);
        return () => {
            window.removeEventListener("pointermove", onMove);
            window.removeEventListener("pointerup", onEnd);
            window.removeEventListener("pointercancel", onEnd);
        };
    }, [dragged]);
    return {
        dragged,
        order: shown,
        start: (event, one) => {
            if (event.button === 0) {
                setDrag({ one, order });
            }
        },
    };
}
