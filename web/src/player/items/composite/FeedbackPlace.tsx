import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../core/wire";
import { Nodes } from "./Nodes";

/** What is said to an answer. It is only there when it applies. */
export function FeedbackPlace({ node }: { readonly node: BodyElement }) {
    const words = useWords();
    if (node.t === "feedback-inline") {
        return <span className="feedback-inline" role="note"><Nodes nodes={node.c} /></span>;
    }
    return (
        <div className="feedback-block" role="note" aria-label={words("player.composite.feedback")}>
            {node.a?.["title"] ? <p className="feedback-title">{node.a["title"]}</p> : null}
            <Nodes nodes={node.c} />
        </div>
    );
}
