import { type ReactNode, useEffect, useRef } from "react";
import { reachIfWide } from "~/kit/scrollable";

/** What may be wider than its place: it is scrolled by itself, also by keyboard. */
export function WidePlace({ of, children }: { readonly of: string; readonly children: ReactNode }) {
    const place = useRef<HTMLSpanElement>(null);
    useEffect(() => {
        const shown = place.current;
        if (!shown) {
            return undefined;
        }
        const observer = new ResizeObserver(() => reachIfWide([shown]));
        observer.observe(shown);
        return () => observer.disconnect();
    }, []);
    return <span ref={place} className="wide-place" data-of={of}>{children}</span>;
}
