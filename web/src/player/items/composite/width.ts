import { type RefObject, useEffect, useState } from "react";

/** How wide an element is, in rem, so that larger text also gets the roomier layout; undefined before it is on the page. */
export function useWidth(place: RefObject<HTMLElement | null>): number | undefined {
    const [width, setWidth] = useState<number>();
    useEffect(() => {
        const shown = place.current;
        if (!shown) {
            return undefined;
        }
        const observer = new ResizeObserver(([entry]) => {
            const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
            setWidth(Math.round((entry?.contentRect.width ?? 0) / rem));
        });
        observer.observe(shown);
        return () => observer.disconnect();
    }, [place]);
    return width;
}
