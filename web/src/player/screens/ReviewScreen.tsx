import { type RefObject, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import { PlayerDialog } from "../tools/PlayerDialog";
import { Press } from "../tools/Press";
import { QuestionGrid, type Standing, standings } from "../tools/QuestionGrid";

const filters = ["all", "empty", "partial", "flagged"] as const;
type Filter = (typeof filters)[number];

const fits = (filter: Filter, { state, flagged }: Standing) =>
    filter === "all" || (filter === "flagged" ? flagged : state === filter);

/** All questions and how they stand, before the exam is submitted. */
export function ReviewScreen({ heading, onGo, onBack }: {
    readonly heading: RefObject<HTMLHeadingElement | null>;
    readonly onGo: (position: number) => void;
    readonly onBack: () => void;
}) {
    const words = useWords();
    const { attempt, paper, work, writer } = useSnapshot();
    const [filter, setFilter] = useState<Filter>("all");
    const [submitting, setSubmitting] = useState(false);
    const rows = standings(paper?.items ?? [], work);
    const count = (which: Filter) => rows.filter((row) => fits(which, row)).length;
    const shown = rows.filter((row) => fits(filter, row));
    return (
        <section className="review">
            <h1 ref={heading} tabIndex={-1}>{words("player.review.title")}</h1>
            <p className="soft">{words("player.review.lead")}</p>
            <div className="segments" role="group" aria-label={words("player.review.filter")}>
                {filters.map((one) => (
                    <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
                        {words(`player.review.filter.${one}`, { count: count(one) })}
                    </button>
                ))}
            </div>
            {shown.length > 0
                ? <QuestionGrid rows={shown} onGo={onGo} />
                : <p className="review-none"><Icon name="check" />{words(`player.review.none.${filter}`)}</p>}
            <div className="review-actions">
                <Press onClick={onBack}><Icon name="back" turn />{words("player.review.back")}</Press>
                <Press look="primary" aria-disabled={!writer} onClick={() => writer && setSubmitting(true)}>
                    {words("player.submit.open", { kind: attempt?.kind ?? "exam" })}
                </Press>
            </div>
            {submitting ? <SubmitDialog rows={rows} onClose={() => setSubmitting(false)} /> : null}
        </section>
    );
}

function SubmitDialog({ rows, onClose }: { readonly rows: readonly Standing[]; readonly onClose: () => void }) {
    const words = useWords();
    const sitting = useSitting();
    const { attempt, doing } = useSnapshot();
    const kind = attempt?.kind ?? "exam";
    const counts = {
        empty: rows.filter(({ state }) => state === "empty").length,
        partial: rows.filter(({ state }) => state === "partial").length,
        flagged: rows.filter(({ flagged }) => flagged).length,
        complete: rows.filter(({ state }) => state === "complete").length,
    };
    return (
        <PlayerDialog title={words("player.submit.title", { kind })} onClose={onClose}>
            <p>{words("player.submit.answered", { complete: counts.complete, of: rows.length })}</p>
            {(["empty", "partial", "flagged"] as const).map((one) => counts[one] > 0
                ? (
                    <p key={one} className="submit-warn">
                        <Icon name={one === "flagged" ? "flag" : "warn"} />{words(`player.submit.${one}`, { count: counts[one] })}
                    </p>
                )
                : null)}
            <p className="soft">{words("player.submit.final", { kind })}</p>
            <div className="dialog-actions">
                <Press onClick={onClose}>{words("player.submit.not_yet")}</Press>
                <Press
                    look="primary"
                    aria-disabled={doing !== undefined}
                    onClick={() => void sitting.submit().then((done) => done || onClose())}
                >
                    {words(doing === "submit" ? "player.submit.doing" : "player.submit.do", { kind })}
                </Press>
            </div>
        </PlayerDialog>
    );
}
