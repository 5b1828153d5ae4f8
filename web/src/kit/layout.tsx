import type { ReactNode } from "react";
import "./layout.css";

/** A step of the spacing scale: 1 is 4 px, 4 is 16 px, 6 is 32 px, 7 is 48 px. */
export type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7;

interface Box {
    readonly children: ReactNode;
    readonly gap?: Gap;
    readonly className?: string;
}

/** Things below each other. */
export function Stack({ children, gap = 4, align, className = "" }: Box & { align?: "start" | "center" }) {
    return <div className={`stack ${className}`} data-gap={gap} data-align={align}>{children}</div>;
}

/** Things beside each other, wrapping where there is no room. */
export function Row({ children, gap = 3, align, spread, className = "" }: Box & {
    align?: "start" | "end" | "baseline";
    spread?: boolean;
}) {
    return (
        <div className={`row ${className}`} data-gap={gap} data-align={align} data-spread={spread || undefined}>
            {children}
        </div>
    );
}

/** Equal tiles, as many a line as fit. `least` is how narrow a tile may get. */
export function Grid({ children, gap = 4, least, className = "" }: Box & { least?: "small" | "large" }) {
    return <div className={`grid ${className}`} data-gap={gap} data-least={least}>{children}</div>;
}

/** The page's matter with a narrower column at its side, which goes below on a phone. */
export function Columns({ children, side = "end" }: { children: ReactNode; side?: "start" | "end" }) {
    return <div className="columns" data-side={side}>{children}</div>;
}

/** A section with its own h2. */
export function Section({ title, actions, children, gap = 4 }: {
    title: ReactNode;
    actions?: ReactNode;
    children: ReactNode;
    gap?: Gap;
}) {
    return (
        <section className="stack" data-gap={gap}>
            <Row spread align="baseline"><h2>{title}</h2>{actions}</Row>
            {children}
        </section>
    );
}

/** Read by screen readers, not shown. */
export function HiddenText({ children }: { children: ReactNode }) {
    return <span className="hidden-visually">{children}</span>;
}
