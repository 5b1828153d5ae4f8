import { useWords } from "~/kit/words/Words";
import { placeOnScale, type ResultLine, scaleFloor, scaleTop } from "./result";
import "./ScoreScale.css";

/** The score on its scale: where one stands, and how far the pass mark is. Nothing in it that the words do not say too. */
export function ScoreScale({ result }: { readonly result: ResultLine }) {
    const words = useWords();
    const pass = placeOnScale(result.pass_mark);
    const mine = placeOnScale(result.scaled);
    return (
        <figure className="scale" data-passed={result.passed || undefined}>
            <figcaption className="hidden-visually">
                {words("scoring.scale.words", { scaled: result.scaled, pass: result.pass_mark, floor: scaleFloor, top: scaleTop })}
            </figcaption>
            <div aria-hidden="true">
                <div className="scale-mine" style={{ insetInlineStart: `${mine}%` }} data-near={near(mine)}>
                    <span className="scale-score">{words("scoring.scale.number", { value: result.scaled })}</span>
                </div>
                <div className="scale-track">
                    <div className="scale-pass" style={{ inlineSize: `${100 - pass}%` }} />
                    <div className="scale-fill" style={{ inlineSize: `${mine}%` }} />
                    <div className="scale-mark" style={{ insetInlineStart: `${pass}%` }} />
                </div>
                <div className="scale-words">
                    <span>{words("scoring.scale.number", { value: scaleFloor })}</span>
                    <span className="scale-pass-words" style={{ insetInlineStart: `${pass}%` }}>
                        {words("scoring.scale.pass", { pass: result.pass_mark })}
                    </span>
                    <span>{words("scoring.scale.number", { value: scaleTop })}</span>
                </div>
            </div>
        </figure>
    );
}

/** The label of a score at an end of the scale stays within it. */
function near(place: number): "start" | "end" | undefined {
    return place < 8 ? "start" : place > 92 ? "end" : undefined;
}
