import type { FieldKind } from "../../../src/player/core/wire";
import { body, el, field, type GalleryItem } from "../model";

const custom = (kind: FieldKind, name: string, ...parts: readonly string[]): GalleryItem => ({
    body: body([field("RESPONSE", "portable-custom-interaction", { kind }), field("NEXT", "text-entry-interaction", { kind: "string" })], [
        el(
            "portable-custom-interaction",
            { "response-identifier": "RESPONSE", "custom-interaction-type-identifier": `urn:gallery:${name}`, module: name, "data-shades": "5" },
            el("prompt", {}, "Choose a shade."),
            el(
                "interaction-modules",
                {},
                el("interaction-module", { "module-id": name, "primary-path": `/pci/${name}.js` }),
                ...parts.map((part) => el("interaction-module", { "module-id": part, "primary-path": "/pci/missing.js", "fallback-path": `/pci/${part}.js` })),
            ),
            el("interaction-markup", {}, el("p", {}, "The author's own words.")),
        ),
        el("p", {}, "And then: ", el("text-entry-interaction", { "response-identifier": "NEXT" })),
    ]),
});

export const items: Readonly<Record<string, GalleryItem>> = {
    custom: custom("integer", "shades", "parts/buttons"),
    "custom-nosy": custom("string", "nosy"),
    "custom-broken": custom("integer", "broken"),
};
