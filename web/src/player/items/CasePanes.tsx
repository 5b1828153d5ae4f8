import { type KeyboardEvent, type PointerEvent, type ReactNode, useContext, useId, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { useLooks } from "../context";
import type { CaseStudy } from "../core/wire";
import { Rich, TongueContext } from "../Rich";
import { Press } from "../tools/Press";
import "./case.css";

const least = 25;
const most = 65;
const inReach = (width: number) => Math.max(least, Math.min(most, Math.round(width)));

/** A case study beside its question: a pane to be resized or put away; on a phone one of the two at a time. */
export function CasePanes({ study, beside, children }: {
    readonly study: CaseStudy;
    /** The same in the source's language, below it. */
    readonly beside?: { readonly study: CaseStudy; readonly language: string } | undefined;
    readonly children: ReactNode;
}) {
    const words = useWords();
    const { looks, change } = useLooks();
    const frame = useRef<HTMLDivElement>(null);
    const [shown, setShown] = useState<"case" | "question">("case");
    const caseId = useId();
    const language = useContext(TongueContext);

    const onKey = (event: KeyboardEvent) => {
        const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -2 : 2;
        const to = {
            ArrowRight: looks.caseWidth + forward, ArrowLeft: looks.caseWidth - forward, Home: least, End: most,
        }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            change({ caseWidth: inReach(to) });
        }
    };
    const onDrag = (event: PointerEvent) => {
        const box = frame.current?.getBoundingClientRect();
        if (box && event.currentTarget.hasPointerCapture(event.pointerId)) {
            const from = getComputedStyle(event.currentTarget).direction === "rtl" ? box.right - event.clientX : event.clientX - box.left;
            change({ caseWidth: inReach(from / box.width * 100) });
        }
    };

    return (
        <div
            ref={frame}
            className="case-frame"
            data-shown={shown}
            data-hidden={looks.caseHidden || undefined}
            style={{ "--case-width": `${looks.caseWidth}%` } as React.CSSProperties}
        >
            <div className="case-switch" role="group" aria-label={words("player.case.switch")}>
                {(["case", "question"] as const).map((side) => (
                    <button key={side} type="button" aria-pressed={shown === side} onClick={() => setShown(side)}>
                        {words(`player.case.${side}`)}
                    </button>
                ))}
            </div>
            <section className="case-pane" id={caseId} aria-label={study.title} tabIndex={0}>
                <div className="case-head">
                    <h2 lang={language}>{study.title}</h2>
                    <Press look="quiet" onClick={() => change({ caseHidden: true })}>{words("player.case.hide")}</Press>
                </div>
                <Rich html={study.html} />
                {beside
                    ? (
                        <TongueContext value={beside.language}>
                            <h2 lang={beside.language} className="case-beside">{beside.study.title}</h2>
                            <Rich html={beside.study.html} />
                        </TongueContext>
                    )
                    : null}
            </section>
            <div
                className="case-rule"
                role="separator"
                aria-orientation="vertical"
                aria-label={words("player.case.width")}
                aria-controls={caseId}
                aria-valuenow={looks.caseWidth}
                aria-valuemin={least}
                aria-valuemax={most}
                tabIndex={0}
                onKeyDown={onKey}
                onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
                onPointerMove={onDrag}
            />
            <div className="case-question">
                {looks.caseHidden
                    ? (
                        <div className="case-show">
                            <Press onClick={() => change({ caseHidden: false })}>
                                <Icon name="book" />{words("player.case.show", { title: study.title })}
                            </Press>
                        </div>
                    )
                    : null}
                {children}
            </div>
        </div>
    );
}
