import { Countdown } from "~/kit/Countdown";
import { Notice } from "~/kit/Notice";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import type { ResultLine } from "./result";

/** Where the result stands, and how much of our promise is left. */
export function ResultPromise({ result }: { readonly result: ResultLine }) {
    const words = useWords();
    switch (result.state) {
        case "provisional":
            return (
                <Notice kind="info" title={words("scoring.promise.provisional")}>
                    <p>
                        {words.rich("scoring.promise.provisionalText", {
                            due: <When at={result.release_due} />,
                            left: <Countdown until={result.release_due} over={words("scoring.promise.soon")} />,
                        })}
                    </p>
                </Notice>
            );
        case "held":
            return (
                <Notice kind="warn" title={words("scoring.promise.held")}>
                    <p>{result.reason}</p>
                    <p>
                        {words.rich("scoring.promise.heldText", {
                            until: <When at={result.held_until ?? result.promised_by} />,
                            left: (
                                <Countdown until={result.held_until ?? result.promised_by} over={words("scoring.promise.overdue")} />
                            ),
                        })}
                    </p>
                </Notice>
            );
        case "rescored":
            return <Notice kind="info" title={words("scoring.promise.rescored")}>{result.reason}</Notice>;
        case "voided":
            return (
                <Notice kind="bad" title={words("scoring.promise.voided")}>
                    <p>{result.reason}</p>
                    <p>{words("scoring.promise.voidedText")}</p>
                </Notice>
            );
        default:
            return (
                <p className="faint">
                    {words.rich("scoring.promise.official", { when: <When at={result.official_at ?? result.release_due} /> })}
                </p>
            );
    }
}
