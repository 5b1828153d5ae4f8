import { useWords } from "~/kit/words/Words";
import { Rich } from "../Rich";
import { Sign } from "../tools/Sign";

/** Whether one option was right, and why. In words and by a sign, never by colour alone. */
export function Verdict({ right, chosen, why }: {
    readonly right: boolean;
    readonly chosen: boolean;
    readonly why: string | undefined;
}) {
    const words = useWords();
    const said = words("player.study.option", { right: String(right), chosen: String(chosen) });
    return (
        <div className="verdict" data-right={right} data-chosen={chosen}>
            <span className="verdict-word">
                <Sign name={right ? "done" : chosen ? "wrong" : "circle"} />
                {said}
            </span>
            {why ? <Rich html={why} /> : null}
        </div>
    );
}
