import { useEffect, useId, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { valuesOf, withValues } from "../../core/composite";
import type { Body } from "../../core/wire";
import { Press } from "../../tools/Press";
import type { InteractionProps } from "../interaction";
import { FeedbackPlace } from "./FeedbackPlace";
import { CompositeContext, type CompositeItemState, type Renderers, RenderersContext, SupporterContext } from "./interaction";
import { InteractionFrame } from "./InteractionFrame";
import { Latest } from "./latest";
import { MediaElement } from "./MediaElement";
import { Nodes } from "./Nodes";
import { ReadAloud } from "./ReadAloud";
import { useSteps } from "./steps";
import { SupporterOnDemand } from "./Supporter";
import "./composite.css";

const renderers: Renderers = {
    "*-interaction": InteractionFrame, "position-object-stage": InteractionFrame,
    "feedback-inline": FeedbackPlace, "feedback-block": FeedbackPlace, "modal-feedback": FeedbackPlace,
    audio: MediaElement, video: MediaElement,
};

/** An item made of its author's own words with interactions in them. */
export default function CompositeItem({ item, response, onAnswer, readOnly, explained }: Omit<InteractionProps, "stemId">) {
    const words = useWords();
    const base = useId();
    const [latest] = useState(() => new Latest());
    useEffect(() => latest.set(response), [latest, response]);
    const steps = useSteps(item, response, onAnswer, readOnly);
    const right = explained?.answer.kind === "composite" ? explained.answer : undefined;
    const body: Body | undefined = explained?.body ?? steps.body;
    const state: CompositeItemState | undefined = body && {
        body,
        base: `${base}-`,
        bodyId: `${base}-body`,
        readOnly: readOnly || steps.trying !== "no",
        valuesOf: (field) => valuesOf(response, field),
        onValues: (field, values) => {
            if (!readOnly) {
                const next = withValues(body, latest.get(), field, values);
                latest.set(next);
                onAnswer(next);
            }
        },
        onTry: steps.onTry,
        trying: steps.trying,
        explained: (field) => right?.fields.find(({ id }) => id === field)?.values,
    };
    if (!body || !state) {
        return <p role="alert">{words("player.composite.broken")}</p>;
    }
    const direction = body.direction === "rtl" || body.direction === "ltr" ? body.direction : undefined;
    return (
        <CompositeContext value={state}>
            <RenderersContext value={renderers}>
                <SupporterContext value={body.catalogs.length > 0 ? SupporterOnDemand : undefined}>
                    <ReadAloud />
                    <div className="composite rich" lang={body.language || undefined} dir={direction}>
                        <div id={state.bodyId} className="composite-body"><Nodes nodes={body.nodes} /></div>
                        <div className="composite-feedback" role="status"><Nodes nodes={body.feedback} /></div>
                    </div>
                </SupporterContext>
            </RenderersContext>
            {body.adaptive && !readOnly && !body.completed
                ? (
                    <div className="submit-step">
                        <Press look="primary" aria-disabled={steps.trying !== "no"} onClick={() => steps.trying === "no" && steps.onTry()}>
                            {words("player.composite.step.submit")}
                        </Press>
                    </div>
                )
                : null}
            {steps.trying === "no" ? null : <p className="hint" role="status">{words(`player.composite.step.${steps.trying}`)}</p>}
        </CompositeContext>
    );
}
