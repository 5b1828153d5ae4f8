import type { ReactNode, RefObject } from "react";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import { explainedIn } from "../core/tongues";
import type { Item } from "../core/wire";
import { TongueContext } from "../Rich";
import { ItemText } from "../tools/ItemTexts";
import { Press } from "../tools/Press";
import { CasePanes } from "./CasePanes";
import { CompositeHostContext } from "./composite/host";
import { useCompositeHost } from "./compositeHost";
import { ItemView } from "./ItemView";
import { SourceBeside, TongueNote, TongueSwitch, useTongue } from "./Tongues";

/** One question of the attempt with everything that belongs to it. */
export function ItemPage({ item, position, heading }: {
    readonly item: Item;
    readonly position: number;
    readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
    const words = useWords();
    const sitting = useSitting();
    const { attempt, paper, work, checked, doing } = useSnapshot();
    const source = attempt?.languages[0] ?? "en";
    const { tongue, choose, shown } = useTongue(item, source);
    const host = useCompositeHost(item.id, tongue.language);
    const sourceHost = useCompositeHost(item.id, source);
    const readOnly = !sitting.canChange;
    const response = work.answers[item.id] ?? null;
    const explained = checked[item.id];
    const matter = (
        <article className="item-page">
            <h1 ref={heading} tabIndex={-1} className="item-number">
                {words("player.exam.question", { number: position + 1, of: paper?.items.length ?? 0 })}
            </h1>
            <TongueSwitch item={item} source={source} tongue={tongue} onChoose={choose} />
            <TongueNote item={item} source={source} />
            <InTwo
                beside={tongue.both
                    ? (
                        <CompositeHostContext value={sourceHost}>
                            <SourceBeside item={item} source={source} response={response} />
                        </CompositeHostContext>
                    )
                    : null}
            >
                <ItemView
                    key={tongue.language}
                    item={shown}
                    response={response}
                    struck={work.struck[item.id] ?? []}
                    readOnly={readOnly}
                    explained={explained && explainedIn(explained, tongue.language)}
                    onAnswer={(answer) => {
                        sitting.uncheck(item.id);
                        sitting.change({ kind: "answer", item: item.id, response: answer, position });
                    }}
                    onStrike={(options) => sitting.change({ kind: "strike_out", item: item.id, options })}
                />
            </InTwo>
            {attempt?.study && !explained
                ? (
                    <div className="check-answer">
                        <Press
                            look="primary"
                            aria-disabled={response === null || doing === "check"}
                            onClick={() => response !== null && doing === undefined && void sitting.check(item.id)}
                        >
                            {words("player.study.check")}
                        </Press>
                        {response === null ? <span className="hint">{words("player.study.answer_first")}</span> : null}
                    </div>
                )
                : null}
            <div className="item-texts">
                <ItemText
                    about="note"
                    text={work.notes[item.id] ?? ""}
                    readOnly={readOnly}
                    onWrite={(text) => sitting.change({ kind: "change_note", item: item.id, text })}
                />
                <ItemText
                    about="comment"
                    text={work.comments[item.id] ?? ""}
                    readOnly={readOnly}
                    onWrite={(text) => sitting.change({ kind: "comment", item: item.id, text })}
                />
            </div>
        </article>
    );
    const page = shown.case_study
        ? (
            <CasePanes study={shown.case_study} beside={tongue.both && item.case_study ? { study: item.case_study, language: source } : undefined}>
                {matter}
            </CasePanes>
        )
        : <div className="item-frame">{matter}</div>;
    return (
        <CompositeHostContext value={host}>
            <TongueContext value={tongue.language}>{page}</TongueContext>
        </CompositeHostContext>
    );
}

function InTwo({ beside, children }: { readonly beside: ReactNode; readonly children: ReactNode }) {
    return beside ? <div className="in-two">{children}{beside}</div> : children;
}
