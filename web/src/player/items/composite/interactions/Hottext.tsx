import { createContext, useContext, useMemo, useState } from "react";
import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../../core/wire";
import { chosenWithin, type Limits, limitsOf, limitWords } from "../choosing";
import { attribute, type CompositeProps, descendantsOf, isElement, type Renderers, RenderersContext } from "../interaction";
import { Nodes } from "../Nodes";

interface HottextState {
    readonly values: readonly string[];
    readonly limits: Limits;
    readonly readOnly: boolean;
    readonly name: string;
    readonly explained: readonly string[] | undefined;
    readonly press: (id: string) => void;
}

const HottextContext = createContext<HottextState | undefined>(undefined);

/** Words chosen where they stand in the text. */
export default function Hottext({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const [full, setFull] = useState(false);
    const all = descendantsOf(node, "hottext").map((one) => attribute(one, "identifier"));
    const limits = limitsOf(node, all.length);
    const outer = useContext(RenderersContext);
    const renderers = useMemo<Renderers>(() => ({ ...outer, hottext: HotWords }), [outer]);
    const state: HottextState = {
        values, limits, readOnly, explained, name: `${describe.hintId}-${field.id}`,
        press: (id) => {
            if (readOnly) {
                return;
            }
            const next = limits.most === 1 ? [id] : chosenWithin(all, values, id, limits.most);
            setFull(next === undefined);
            if (next) {
                onValues(next);
            }
        },
    };
    return (
        <div
            className="hottext-interaction"
            role={limits.most === 1 ? "radiogroup" : "group"}
            aria-labelledby={describe.labelledBy}
            aria-describedby={describe.hintId}
        >
            <p className="hint" id={describe.hintId} aria-live="polite" data-warm={full || undefined}>
                {limits.most === 1 ? words("player.composite.hottext.one") : limitWords(words, limits, values.length, full, node)}
            </p>
            {/* oxlint-disable-next-line react/jsx-no-constructed-context-values -- it changes with every answer, which is when this is drawn */}
            <HottextContext value={state}>
                <RenderersContext value={renderers}>
                    <div className="hottext-body"><Nodes nodes={(node.c ?? []).filter((child) => !isElement(child) || child.t !== "prompt")} /></div>
                </RenderersContext>
            </HottextContext>
        </div>
    );
}

function HotWords({ node }: { readonly node: BodyElement }) {
    const words = useWords();
    const state = useContext(HottextContext);
    if (!state) {
        return <Nodes nodes={node.c} />;
    }
    const id = attribute(node, "identifier");
    const chosen = state.values.includes(id);
    const right = state.explained?.includes(id);
    return (
        <>
            <label className="hottext" data-chosen={chosen || undefined}>
                <input
                    type={state.limits.most === 1 ? "radio" : "checkbox"}
                    name={state.name}
                    checked={chosen}
                    aria-disabled={state.readOnly || undefined}
                    onChange={() => state.press(id)}
                />
                <span><Nodes nodes={node.c} /></span>
            </label>
            {right !== undefined && (right || chosen)
                ? <span className="inline-verdict" data-right={right}>{words("player.study.option", { right: String(right), chosen: String(chosen) })}</span>
                : null}
        </>
    );
}
