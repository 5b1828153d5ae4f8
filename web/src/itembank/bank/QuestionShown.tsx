import { useMemo, useState } from "react";
import type { Item, Response } from "~/player/core/wire";
import { type CompositeHost, CompositeHostContext, usualSupports } from "~/player/items/composite/host";
import { ItemView } from "~/player/items/ItemView";
import { TongueSwitch, useTongue } from "~/player/items/Tongues";
import { Rich, TongueContext } from "~/player/Rich";
import type { VersionBody } from "./labels";
import "./bank.css";

/** A question drawn by the exam's own player. What is answered here stays here, unless somebody listens. */
export function QuestionShown({ item, language, onAnswer }: {
    readonly item: VersionBody["preview"];
    /** It was written in. */
    readonly language: string;
    readonly onAnswer?: (response: Response | null) => void;
}) {
    const whole = item as Item;
    const { tongue, choose, shown } = useTongue(whole, language);
    const [response, setResponse] = useState<Response | null>(null);
    const [struck, setStruck] = useState<readonly string[]>([]);
    const host = useMemo<CompositeHost>(() => ({ customFrame: "/custom-interaction/frame.html", supports: usualSupports }), []);
    return (
        <CompositeHostContext value={host}><TongueContext value={tongue.language || undefined}>
            <div className="shown-paper">
                <TongueSwitch item={whole} source={language} tongue={tongue} onChoose={choose} single />
                {shown.case_study
                    ? (
                        <details className="shown-case">
                            <summary>{shown.case_study.title}</summary>
                            <Rich html={shown.case_study.html} />
                        </details>
                    )
                    : null}
                <ItemView
                    key={tongue.language}
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
        </TongueContext></CompositeHostContext>
    );
}
