import type { RefObject } from "react";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import type { Item } from "../core/wire";
import { ItemText } from "../tools/ItemTexts";
import { Press } from "../tools/Press";
import { CasePanes } from "./CasePanes";
import { CompositeHostContext } from "./composite/host";
import { useCompositeHost } from "./compositeHost";
import { ItemView } from "./ItemView";

/** One question of the attempt with everything that belongs to it. */
export function ItemPage({ item, position, heading }: {
    readonly item: Item;
    readonly position: number;
    readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
    const words = useWords();
    const sitting = useSitting();
    const { attempt, paper, work, checked, doing } = useSnapshot();
    const host = useCompositeHost(item.id);
    const readOnly = !sitting.canChange;
    const response = work.answers[item.id] ?? null;
    const explained = checked[item.id];
    const matter = (
        <article className="item-page">
            <h1 ref={heading} tabIndex={-1} className="item-number">
                {words("player.exam.question", { number: position + 1, of: paper?.items.length ?? 0 })}
            </h1>
            <ItemView
                item={item}
                response={response}
                struck={work.struck[item.id] ?? []}
                readOnly={readOnly}
                explained={explained}
                onAnswer={(answer) => {
                    sitting.uncheck(item.id);
                    sitting.change({ kind: "answer", item: item.id, response: answer, position });
                }}
                onStrike={(options) => sitting.change({ kind: "strike_out", item: item.id, options })}
            />
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
    const page = item.case_study ? <CasePanes study={item.case_study}>{matter}</CasePanes> : <div className="item-frame">{matter}</div>;
    return <CompositeHostContext value={host}>{page}</CompositeHostContext>;
}
