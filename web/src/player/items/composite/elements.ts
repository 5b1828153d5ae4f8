import type { BodyElement } from "../../core/wire";

// The server has left out whatever may not be shown. This list says it again, so that a page never draws what it does not know.

const flow = [
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "picture", "pre", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "section", "small", "source", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "wbr",
];
const maths = [
    "math", "maction", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts",
    "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none",
    "semantics",
];
const drawings = [
    "svg", "circle", "clipPath", "defs", "desc", "ellipse", "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern", "polygon", "polyline",
    "radialGradient", "rect", "stop", "symbol", "text", "title", "tspan", "use",
];

export const elements: ReadonlySet<string> = new Set([...flow, ...maths, ...drawings]);
export const voidElements: ReadonlySet<string> = new Set(["br", "col", "hr", "img", "source", "track", "wbr"]);

/** QTI's own elements that are only places for what stands in them, as the element that shows them. */
export const places: Readonly<Record<string, "div" | "span">> = {
    "item-body": "div", "content-body": "div", "html-content": "div", "rubric-block": "div", "template-block": "div", "feedback-block": "div",
    "modal-feedback": "div", stimulus: "div", object: "div", main: "div", nav: "div", "template-inline": "span", "feedback-inline": "span", "printed-variable": "span",
    prompt: "div", "prompt-inline": "span",
};

/** Attributes as they are written, and what React calls them. */
const attributes: Readonly<Record<string, string>> = {
    ...Object.fromEntries([
        "abbr", "alt", "cite", "color", "controls", "dir", "headers", "height", "id", "kind", "label", "lang", "loop", "muted", "open", "reversed", "role",
        "scope", "sizes", "span", "src", "start", "summary", "title", "translate", "type", "value", "width",
        "hreflang", "media", "preload", "visibility", "clipPathUnits", "lengthAdjust", "maskUnits", "patternTransform",
        "accent", "accentunder", "alttext", "arg", "bevelled", "frame", "intent", "largeop", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "display", "displaystyle", "fence", "form",
        "linethickness", "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "notation",
        "rowalign", "rowlines", "rowspacing", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset",
        "cx", "cy", "d", "dx", "dy", "fill", "fx", "fy", "gradientTransform", "gradientUnits", "markerHeight", "markerUnits", "markerWidth", "offset",
        "opacity", "orient", "pathLength", "patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY", "rotate", "rx", "ry", "spreadMethod",
        "stroke", "textLength", "transform", "viewBox", "x", "x1", "x2", "y", "y1", "y2",
    ].map((name) => [name, name])),
    class: "className", colspan: "colSpan", rowspan: "rowSpan", srclang: "srcLang", datetime: "dateTime", tabindex: "tabIndex",
    "xml:lang": "lang", default: "default",
    "letter-spacing": "letterSpacing", mask: "mask", "vector-effect": "vectorEffect", "writing-mode": "writingMode",
    "clip-path": "clipPath", "clip-rule": "clipRule", "dominant-baseline": "dominantBaseline", "fill-opacity": "fillOpacity", "fill-rule": "fillRule",
    "font-family": "fontFamily", "font-size": "fontSize", "font-style": "fontStyle", "font-weight": "fontWeight", "marker-end": "markerEnd",
    "marker-mid": "markerMid", "marker-start": "markerStart", "stop-color": "stopColor", "stop-opacity": "stopOpacity",
    "stroke-dasharray": "strokeDasharray", "stroke-dashoffset": "strokeDashoffset", "stroke-linecap": "strokeLinecap",
    "stroke-linejoin": "strokeLinejoin", "stroke-miterlimit": "strokeMiterlimit", "stroke-opacity": "strokeOpacity", "stroke-width": "strokeWidth",
    "text-anchor": "textAnchor", "text-decoration": "textDecoration",
};
/** Attributes that name other elements of the same content. */
const references = new Set(["headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto"]);
const switches = new Set(["controls", "loop", "muted", "open", "reversed", "default"]);

/** An address of this site, or of bytes that the page made itself. */
export function isOurs(address: string): boolean {
    return /^(?:\/(?!\/)|blob:)/.test(address);
}

/** What React gets of an element's attributes. Ids are moved under `base`, so that no content meets the page's own. */
export function propsOf({ t, a }: BodyElement, base: string): Record<string, string | boolean> {
    const props: Record<string, string | boolean> = {};
    for (const [name, value] of Object.entries(a ?? {})) {
        const known = attributes[name];
        if (name === "id") {
            props["id"] = base + value;
        } else if (references.has(name)) {
            props[name] = value.split(/\s+/).filter((id) => id !== "").map((id) => base + id).join(" ");
        } else if (name === "href") {
            // A place in the same content, or a picture inside a drawing. A link that leads away from an exam is only its words.
            if (value.startsWith("#")) {
                props["href"] = `#${base}${value.slice(1)}`;
            } else if (t === "image" && isOurs(value)) {
                props["href"] = value;
            }
        } else if (name === "src" || name === "poster") {
            if (isOurs(value)) {
                props[name] = value;
            }
        } else if (name === "srcset") {
            if (value.split(",").every((one) => isOurs(one.trim()))) {
                props["srcSet"] = value;
            }
        } else if (/^url\(/i.test(value.trim())) {
            // Paint and masks of a drawing point into the same drawing alone.
            if (known && /^url\(#[\w.-]+\)$/.test(value.trim())) {
                props[known] = value.trim().replace("#", `#${base}`);
            }
        } else if (switches.has(name)) {
            props[name] = value !== "false";
        } else if (known) {
            props[known] = value;
        } else if (/^aria-[a-z]+$/.test(name) || /^data-[a-z][\w-]*$/.test(name)) {
            props[name] = value;
        }
    }
    return props;
}
