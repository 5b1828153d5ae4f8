import { Component, createElement, lazy, type LazyExoticComponent, type ComponentType, type ReactNode, Suspense, useContext, useId, useState } from "react";
import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../core/wire";
import { Press } from "../../tools/Press";
import { attribute, childrenOf, type CompositeProps, descendantsOf, LanguageContext, SupporterContext, useComposite } from "./interaction";
import { Nodes } from "./Nodes";
import { inlineInteractions, interactions } from "./registry";

const loaded = new Map<string, LazyExoticComponent<ComponentType<CompositeProps>>>();

function componentOf(name: string, again: number) {
    const key = `${name} ${again}`;
    const load = interactions[name];
    if (!loaded.has(key) && load) {
        loaded.set(key, lazy(load));
    }
    return loaded.get(key);
}

/** One interaction with its question. Whatever breaks in it stays in it: the rest of the item goes on. */
export function InteractionFrame({ node }: { readonly node: BodyElement }) {
    const item = useComposite();
    const words = useWords();
    const Supporter = useContext(SupporterContext);
    const base = useId();
    const [again, setAgain] = useState(0);
    // A stage is drawn as a whole, by the first of the answers given on it.
    const [answered = node] = descendantsOf(node, "position-object-interaction");
    const field = item.body.fields.find(({ id }) => id === attribute(answered, "response-identifier"));
    const [prompt] = childrenOf(node, "prompt");
    const inline = inlineInteractions.has(node.t);
    const Frame = inline ? "span" : "div";
    const Interaction = componentOf(node.t, again);
    const broken = (
        <span className="interaction-broken" role="alert">
            {words("player.composite.broken")}
            {Interaction && field ? <Press onClick={() => setAgain((before) => before + 1)}>{words("player.composite.again")}</Press> : null}
        </span>
    );
    const shown = Interaction && field
        ? (
            <Boundary key={again} broken={broken}>
                <Suspense fallback={<span className="hint">{words("player.composite.loading")}</span>}>
                    {createElement(Interaction, {
                        node,
                        field,
                        values: item.valuesOf(field.id),
                        onValues: (values) => item.onValues(field.id, values),
                        readOnly: item.readOnly,
                        explained: item.explained(field.id),
                        describe: { labelledBy: prompt ? `${base}-prompt` : item.bodyId, hintId: `${base}-hint` },
                    })}
                </Suspense>
            </Boundary>
        )
        : broken;
    const language = attribute(node, "lang") || attribute(node, "xml:lang") || item.body.language;
    const foreign = language !== "" && language.split("-")[0] !== words.locale.split("-")[0];
    const framed = (
        <LanguageContext value={foreign ? language : undefined}>
            <Frame
                className={`interaction ${attribute(node, "class")}`.trim()}
                data-interaction={node.t.replace(/-interaction$/, "")}
                data-inline={inline || undefined}
                lang={foreign ? words.locale : language || undefined}
                dir={attribute(node, "dir") || undefined}
            >
                {prompt
                    ? <div id={`${base}-prompt`} className={`prompt-words ${attribute(prompt, "class")}`.trim()}><Nodes nodes={prompt.c} /></div>
                    : null}
                {shown}
            </Frame>
        </LanguageContext>
    );
    return Supporter && attribute(node, "data-catalog-idref") !== "" ? createElement(Supporter, { node, inline }, framed) : framed;
}

class Boundary extends Component<{ readonly broken: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
    override state = { failed: false };

    static getDerivedStateFromError() {
        return { failed: true };
    }

    override render() {
        return this.state.failed ? this.props.broken : this.props.children;
    }
}
