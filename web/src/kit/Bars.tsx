import "./bars.css";

export interface Bar {
    readonly id: string;
    readonly name: string;
    /** 0 to 100. */
    readonly value: number;
    /** The figure in words, which is what a screen reader hears: "18 of 24", "72 %". */
    readonly text: string;
    readonly kind?: "accent" | "good" | "warn" | "bad" | "brass";
    /** A line to compare with, 0 to 100, such as the pass mark. */
    readonly mark?: number;
}

/** A bar chart that is a list: every bar has its name and its figure as text. */
export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
    return (
        <ul className="bars" role="list" aria-label={label}>
            {bars.map((bar) => (
                <li key={bar.id} className="bar">
                    <div className="bar-words">
                        <span>{bar.name}</span>
                        <span className="numeric">{bar.text}</span>
                    </div>
                    <div className="bar-track" data-tall aria-hidden="true">
                        <div className="bar-fill" data-kind={bar.kind} style={{ inlineSize: `${clamp(bar.value)}%` }} />
                        {bar.mark === undefined
                            ? null
                            : <div className="bar-mark" style={{ insetInlineStart: `${clamp(bar.mark)}%` }} />}
                    </div>
                </li>
            ))}
        </ul>
    );
}

function clamp(value: number): number {
    return Math.max(0, Math.min(100, value));
}
