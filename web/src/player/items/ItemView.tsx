import { lazy, Suspense, useId } from "react";
import { useWords } from "~/kit/words/Words";
import { asComposite, cleared } from "../core/composite";
import { Rich } from "../Rich";
import { Press } from "../tools/Press";
import { Sign } from "../tools/Sign";
import type { InteractionProps } from "./interaction";
import { MatchingTable } from "./MatchingTable";
import { OptionsList } from "./OptionsList";
import { OrderingList } from "./OrderingList";
import "./items.css";

const interactions = {
    choice: OptionsList, multiple_response: OptionsList, ordering: OrderingList, matching: MatchingTable,
} as const;
const CompositeItem = lazy(() => import("./composite/CompositeItem"));

/** A question and the way to answer it. The same in an exam, in practice, in the tutorial and in a review. */
export function ItemView(props: Omit<InteractionProps, "stemId">) {
    const words = useWords();
    const stemId = useId();
    const { item, explained, response, onAnswer, readOnly } = props;
    const composite = item.kind === "composite";
    const clears = composite ? asComposite(response).fields.length > 0 : response !== null;
    return (
        <div className="item">
            {composite
                ? <Suspense fallback={<p className="loading">{words("player.composite.loading")}</p>}><CompositeItem {...props} /></Suspense>
                : <Native {...props} stemId={stemId} />}
            {clears && !readOnly
                ? (
                    <div className="take-back">
                        <Press look="quiet" onClick={() => onAnswer(composite ? cleared(response) : null)}>{words("player.item.clear")}</Press>
                    </div>
                )
                : null}
            {explained
                ? (
                    <section className="explained" data-right={explained.right} aria-live="polite">
                        <h2>
                            <Sign name={explained.right ? "done" : "wrong"} />
                            {words("player.study.verdict", { right: String(explained.right) })}
                        </h2>
                        {explained.explanation_html ? <Rich html={explained.explanation_html} /> : null}
                        {explained.source.url
                            ? (
                                <p className="hint">
                                    {words.rich("player.study.source", {
                                        title: explained.source.title,
                                        link: (name) => <a href={explained.source.url} target="_blank" rel="noopener noreferrer">{name}</a>,
                                    })}
                                </p>
                            )
                            : null}
                    </section>
                )
                : null}
        </div>
    );
}

function Native(props: InteractionProps) {
    const { item, stemId } = props;
    const Interaction = item.kind === "composite" ? undefined : interactions[item.kind];
    return (
        <>
            <div id={stemId} className="stem"><Rich html={item.stem_html} /></div>
            {Interaction ? <Interaction {...props} /> : null}
        </>
    );
}
