import { createElement, Fragment, type ReactNode, useContext } from "react";
import type { BodyElement, BodyNode } from "../../core/wire";
import { CodeLines, Formula } from "./Dressed";
import { elements, places, propsOf, voidElements } from "./elements";
import { attribute, classesOf, CompositeContext, LanguageContext, RenderersContext, SupporterContext } from "./interaction";
import { WidePlace } from "./WidePlace";

/** Content of an item: text, HTML, formulas, drawings, and the interactions wherever they stand in it. */
export function Nodes({ nodes }: { readonly nodes: readonly BodyNode[] | undefined }): ReactNode {
    const language = useContext(LanguageContext);
    // Content never changes places within one body, so nodes are children of their own and need no keys.
    const shown = createElement(Fragment, null, ...(nodes ?? []).map((node) => typeof node === "string" ? node : createElement(Element, { node })));
    return language === undefined
        ? shown
        : <LanguageContext value={undefined}><span className="own-words" lang={language}>{shown}</span></LanguageContext>;
}

function Element({ node }: { readonly node: BodyElement }): ReactNode {
    const renderers = useContext(RenderersContext);
    const base = useContext(CompositeContext)?.base ?? "";
    const Supporter = useContext(SupporterContext);
    const { t } = node;
    const Own = renderers[t.endsWith("-interaction") ? "*-interaction" : t];
    // Made by name, which never changes at one place: its state stays.
    if (Own) {
        return createElement(Own, { key: attribute(node, "response-identifier") || attribute(node, "identifier"), node });
    }
    if (attribute(node, "data-tex") !== "") {
        return <Formula key={attribute(node, "data-tex")} node={node} />;
    }
    if (t === "code" && classesOf(node).some((one) => one.startsWith("language-"))) {
        return <CodeLines node={node} />;
    }
    const shown = drawn(node, base);
    return Supporter && attribute(node, "data-catalog-idref") !== "" ? createElement(Supporter, { node }, shown) : shown;
}

function drawn(node: BodyElement, base: string): ReactNode {
    const { t, c } = node;
    const name = elements.has(t) ? t : places[t];
    if (name === undefined) {
        // What we do not know has words all the same.
        return <Nodes nodes={c} />;
    }
    const props = propsOf(node, base);
    if (name !== t) {
        props["className"] = `${t} ${String(props["className"] ?? "")}`.trim();
    }
    if (voidElements.has(name)) {
        return createElement(name, name === "img" ? { alt: "", ...props, loading: "eager", draggable: false } : props);
    }
    const shown = createElement(name, props, <Nodes nodes={c} />);
    return t === "table" || t === "math" && attribute(node, "display") === "block" ? <WidePlace of={t}>{shown}</WidePlace> : shown;
}
