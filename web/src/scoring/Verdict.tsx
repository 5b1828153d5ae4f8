import { Chip } from "~/kit/Chip";
import { useWords } from "~/kit/words/Words";
import type { ResultLine } from "./result";

/** Passed or not, in one word; a void result says neither. */
export function Verdict({ result }: { readonly result: ResultLine }) {
    const words = useWords();
    if (result.state === "voided") {
        return null;
    }
    return (
        <Chip kind={result.passed ? "good" : "plain"}>
            {words(result.passed ? "scoring.passed" : "scoring.notPassed", { scaled: result.scaled })}
        </Chip>
    );
}
