import { useEffect, useRef } from "react";
import { send } from "~/kit/api";
import type { Activity } from "./PlayerPage";

const savePause = 1500;
const whole = 1000;
// What was merely opened is not worth a jump; at the end one begins anew.
const least = 20;
const most = 985;

/** How far down the page is, in thousandths. */
export function placeOf(scrolled: number, height: number, window: number): number {
    const room = height - window;
    return room <= 0 ? 0 : Math.min(whole, Math.max(0, Math.round(scrolled * whole / room)));
}

/** Whether a stored place is one to go back to. */
export function isWorthReturning(position: number): boolean {
    return position >= least && position <= most;
}

/** Opens a lesson where it was left, and keeps the place while it is read. A place that cannot be kept is no reason to stop reading. */
export function useReadingPlace({ course, id, kind, position }: Activity): void {
    const begun = useRef(position);
    useEffect(() => {
        if (kind !== "lesson") {
            return;
        }
        const page = document.documentElement;
        let saved = begun.current;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const keep = () => {
            timer = undefined;
            const now = placeOf(page.scrollTop, page.scrollHeight, page.clientHeight);
            if (now !== saved) {
                saved = now;
                void send("put", "/api/courses/{course}/activities/{activity}/progress", {
                    path: { course, activity: id },
                    body: { position: now, done: false },
                }).catch(() => {});
            }
        };
        const later = () => {
            timer ??= setTimeout(keep, savePause);
        };
        const hidden = () => {
            if (document.visibilityState === "hidden" && timer !== undefined) {
                clearTimeout(timer);
                keep();
            }
        };
        // After the router has put a new page to its top.
        const frame = requestAnimationFrame(() => requestAnimationFrame(() => {
            if (isWorthReturning(begun.current)) {
                page.scrollTop = begun.current / whole * (page.scrollHeight - page.clientHeight);
            }
            addEventListener("scroll", later, { passive: true });
            document.addEventListener("visibilitychange", hidden);
        }));
        return () => {
            cancelAnimationFrame(frame);
            removeEventListener("scroll", later);
            document.removeEventListener("visibilitychange", hidden);
            if (timer !== undefined) {
                clearTimeout(timer);
            }
        };
    }, [course, id, kind]);
}
