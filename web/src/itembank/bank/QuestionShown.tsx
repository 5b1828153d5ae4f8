import { useMemo, useState } from "react";
import type { Item, Response } from "~/player/core/wire";
import { type CompositeHost, CompositeHostContext, usualSupports } from "~/player/items/composite/host";
import { ItemView } from "~/player/items/ItemView";
import { Rich } from "~/player/Rich";
import type { VersionBody } from "./labels";
import "./bank.css";

/** A question drawn by the exam's own player. What is answered here stays here, unless somebody listens. */
export function QuestionShown({ item, onAnswer }: {
    readonly item: VersionBody["preview"];
    readonly onAnswer?: (response: Response | null) => void;
}) {
    const shown = item as Item;
    const [response, setResponse] = useState<Response | null>(null);
    const [struck, setStruck] = useState<readonly string[]>([]);
    const host = useMemo<CompositeHost>(() => ({ customFrame: "/custom-interaction/frame.html", supports: usualSupports }), []);
    return (
        <CompositeHostContext value={host}>
            <div className="shown-paper">
                {shown.case_study
                    ? (
                        <details className="shown-case">
                            <summary>{shown.case_study.title}</summary>
                            <Rich html={shown.case_study.html} />
                        </details>
                    )
                    : null}
                <ItemView
                    item={shown}
                    response={response}
                    struck={struck}
                    readOnly={false}
                    onAnswer={(next) => {
                        setResponse(next);
                        onAnswer?.(next);
                    }}
                    onStrike={setStruck}
                />
            </div>
        </CompositeHostContext>
    );
}
