import { type CSSProperties, useId, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../../tools/Press";
import { attribute, type CompositeProps, numberOf } from "../interaction";
import { InlineVerdict } from "../InlineVerdict";

/** More steps than this are not labelled one by one. */
const labelsMax = 21;

/** A number on a scale. Until it is moved, or the shown number is confirmed, it is no answer. */
export default function Slider({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const id = useId();
    const lower = numberOf(node, "lower-bound", 0);
    const upper = Math.max(lower, numberOf(node, "upper-bound", 100));
    const step = numberOf(node, "step", 0) > 0 ? numberOf(node, "step", 1) : field.kind === "real" ? (upper - lower) / 100 : 1;
    const vertical = attribute(node, "orientation") === "vertical";
    const reverse = attribute(node, "reverse") === "true";
    const answered = values[0] !== undefined && Number.isFinite(Number(values[0]));
    // While it is dragged the number follows; the journal gets it when it is let go.
    const [moving, setMoving] = useState<number>();
    const shown = moving ?? (answered ? Number(values[0]) : lower);
    const exact = (value: number) => Number((lower + Math.round((value - lower) / step) * step).toFixed(10));
    const format = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 10 });
    const steps = Math.floor((upper - lower) / step + 1e-9);
    const labels = attribute(node, "step-label") === "true" && steps < labelsMax
        ? Array.from({ length: steps + 1 }, (_, at) => exact(lower + at * step))
        : [lower, upper];
    const give = (value: number) => {
        setMoving(undefined);
        onValues([String(exact(value))]);
    };
    const settle = () => moving === undefined ? undefined : give(moving);
    return (
        <div className="slider" data-vertical={vertical || undefined} data-reverse={reverse || undefined} data-answered={answered || moving !== undefined || undefined}>
            <div className="slider-scale">
                <input
                    id={id}
                    type="range"
                    min={lower}
                    max={upper}
                    step={step}
                    value={shown}
                    disabled={readOnly}
                    aria-labelledby={describe.labelledBy}
                    aria-describedby={describe.hintId}
                    aria-orientation={vertical ? "vertical" : undefined}
                    aria-valuetext={answered || moving !== undefined
                        ? format.format(shown)
                        : words("player.composite.slider.untouched_value", { value: format.format(shown) })}
                    onChange={(event) => setMoving(exact(Number(event.target.value)))}
                    onPointerUp={settle}
                    onKeyUp={settle}
                    onBlur={settle}
                />
                <div className="slider-labels" aria-hidden="true">
                    {labels.map((label) => <span key={label} style={{ "--at": upper > lower ? (label - lower) / (upper - lower) : 0 } as CSSProperties}>{format.format(label)}</span>)}
                </div>
            </div>
            <div className="slider-foot">
                <output id={describe.hintId} htmlFor={id} className="numeric">
                    {answered || moving !== undefined
                        ? words("player.composite.slider.value", { value: format.format(shown) })
                        : words("player.composite.slider.untouched", { lower: format.format(lower), upper: format.format(upper) })}
                </output>
                {answered || moving !== undefined || readOnly
                    ? null
                    : <Press onClick={() => give(shown)}>{words("player.composite.slider.keep", { value: format.format(shown) })}</Press>}
                {explained
                    ? <InlineVerdict given={values[0] ?? ""} explained={explained} shown={explained.map((one) => format.format(Number(one))).join(", ")} />
                    : null}
            </div>
        </div>
    );
}
