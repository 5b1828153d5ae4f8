import { type ComponentProps, createElement } from "react";
import type { BodyElement } from "../../core/wire";
import { useWords } from "~/kit/words/Words";
import { isOurs, propsOf } from "./elements";
import { attribute, childrenOf, useComposite } from "./interaction";

/** A recording with the browser's own controls. It never plays by itself. */
export function MediaElement({ node, media, controls = true }: {
    readonly node: BodyElement;
    readonly media?: ComponentProps<"video">;
    readonly controls?: boolean;
}) {
    const words = useWords();
    const { base } = useComposite();
    const { controls: _, ...props } = propsOf(node, base);
    const sources = childrenOf(node, "source").filter((source) => isOurs(attribute(source, "src")));
    const tracks = childrenOf(node, "track").filter((track) => isOurs(attribute(track, "src")));
    return createElement(
        node.t === "video" ? "video" : "audio",
        { "aria-label": words(`player.composite.media.${node.t === "video" ? "video" : "audio"}`), ...props, preload: "metadata", ...media, controls },
        ...sources.map((source) => createElement("source", { key: attribute(source, "src"), ...propsOf(source, base) })),
        ...tracks.map((track) => createElement("track", { key: attribute(track, "src"), ...propsOf(track, base) })),
    );
}
