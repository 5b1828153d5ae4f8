import { ProgressBar as AriaProgressBar } from "react-aria-components/ProgressBar";
import "./bars.css";

/** How far something has come, 0 to 100. Without a value: it is running and nobody knows how long. */
export function ProgressBar({ label, value, text }: {
    readonly label: string;
    readonly value?: number;
    /** What stands at the end of the line in place of the percentage. */
    readonly text?: string;
}) {
    return (
        <AriaProgressBar
            className="bar"
            {...(value === undefined ? { isIndeterminate: true } : { value })}
            {...(text === undefined ? {} : { valueLabel: text })}
            aria-label={label}
        >
            {({ percentage, valueText }) => (
                <>
                    <div className="bar-words">
                        <span>{label}</span>
                        <span className="numeric">{valueText}</span>
                    </div>
                    <div className="bar-track">
                        <div
                            className="bar-fill"
                            data-running={percentage === undefined || undefined}
                            style={{ inlineSize: `${percentage ?? 35}%` }}
                        />
                    </div>
                </>
            )}
        </AriaProgressBar>
    );
}
