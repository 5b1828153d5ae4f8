import anchor from "../pictures/anchor.svg";
import buoy from "../pictures/buoy.svg";
import harbour from "../pictures/harbour.svg";
import night from "../pictures/night.svg";
import rack from "../pictures/rack.svg";
import router from "../pictures/router.svg";
import networkSwitch from "../pictures/switch.svg";
import { body, el, field, type GalleryItem } from "../model";

const picture = (src: string, alt: string, width: number, height: number) => el("img", { src, alt, width: String(width), height: String(height) });
const harbourMap = picture(harbour, "A map of a harbour with houses, a road, two jetties, boats and a lighthouse", 600, 400);
const sky = picture(night, "Seven bright stars at night", 400, 300);
const spot = (t: string, identifier: string, shape: string, coords: string, more: Readonly<Record<string, string>> = {}) =>
    el(t, { identifier, shape, coords, ...more });
const RESPONSE = { "response-identifier": "RESPONSE" };
const harbourSpots = [
    spot("hotspot-choice", "boat", "poly", "330,290,364,232,400,290,386,314,342,314"),
    spot("hotspot-choice", "lighthouse", "rect", "445,200,495,298", { "hotspot-label": "White and red tower" }),
    spot("hotspot-choice", "jetty", "poly", "300,160,390,220,382,232,292,172"),
    spot("hotspot-choice", "buoy", "circle", "130,330,9", { "aria-label": "Buoy in the west" }),
    spot("hotspot-choice", "house", "ellipse", "260,45,42,38"),
];
const stars = [["a", "60,60"], ["b", "140,50"], ["c", "210,90"], ["d", "260,150"], ["e", "350,140"], ["f", "340,230"], ["g", "250,230"]] as const;
const labels = [
    el("gap-img", { identifier: "router", "match-max": "1" }, picture(router, "Router", 120, 40)),
    el("gap-img", { identifier: "switch", "match-max": "2" }, picture(networkSwitch, "Switch", 120, 40)),
    el("gap-text", { identifier: "panel", "match-max": "1" }, "Patch panel"),
];

export const items: Readonly<Record<string, GalleryItem>> = {
    hotspot: {
        body: body([field("RESPONSE", "hotspot-interaction")], [
            el("hotspot-interaction", { ...RESPONSE, "max-choices": "1" }, el("prompt", {}, "Which one guides ships at night?"), harbourMap, ...harbourSpots),
        ]),
        right: [{ id: "RESPONSE", values: ["lighthouse"] }],
    },
    hotspots: {
        body: body([field("RESPONSE", "hotspot-interaction", { most: 2, least: 2 })], [
            el("hotspot-interaction", { ...RESPONSE, "max-choices": "2" }, el("prompt", {}, "Choose the two things that float."), harbourMap, ...harbourSpots),
        ]),
        right: [{ id: "RESPONSE", values: ["boat", "buoy"] }],
    },
    "hotspot-missing": {
        body: body([field("RESPONSE", "hotspot-interaction")], [
            el("hotspot-interaction", { ...RESPONSE, "max-choices": "1" }, el("prompt", {}, "Which one guides ships at night?"),
                picture("/index.html", "A map of a harbour", 600, 400), ...harbourSpots),
        ]),
    },
    "hotspot-unsized": {
        body: body([field("RESPONSE", "hotspot-interaction")], [
            el("hotspot-interaction", { ...RESPONSE, "max-choices": "1" }, el("prompt", {}, "Which one guides ships at night?"),
                el("img", { src: harbour, alt: "A harbour" }), ...harbourSpots),
        ]),
    },
    "graphic-order": {
        body: body([field("RESPONSE", "graphic-order-interaction", { ordered: true, most: 3, least: 3 })], [
            el("graphic-order-interaction", RESPONSE, el("prompt", {}, "In which order does a ship coming in from the south pass them?"), harbourMap,
                ...harbourSpots.slice(0, 3)),
        ]),
        right: [{ id: "RESPONSE", values: ["lighthouse", "boat", "jetty"] }],
    },
    "graphic-associate": {
        body: body([field("RESPONSE", "graphic-associate-interaction", { kind: "pair", most: 3 })], [
            el("graphic-associate-interaction", { ...RESPONSE, "max-associations": "3" }, el("prompt", {}, "Draw the handle of the plough."), sky,
                ...stars.map(([id, at]) => spot("associable-hotspot", id, "circle", `${at},8`, { "match-max": "2" }))),
        ]),
        right: [{ id: "RESPONSE", values: ["a b", "b c", "c d"] }],
    },
    "graphic-gap-match": {
        body: body([field("RESPONSE", "graphic-gap-match-interaction", { kind: "directed_pair", most: 4 })], [
            el("graphic-gap-match-interaction", RESPONSE, el("prompt", {}, "Put each device into its place in the rack."),
                picture(rack, "A rack with four empty places", 360, 480), ...labels,
                spot("associable-hotspot", "top", "rect", "50,40,310,120", { "match-max": "1", "hotspot-label": "Top" }),
                spot("associable-hotspot", "second", "rect", "50,140,310,220", { "match-max": "1", "hotspot-label": "Second place" }),
                spot("associable-hotspot", "third", "rect", "50,240,310,320", { "match-max": "1", "hotspot-label": "Third place" }),
                spot("associable-hotspot", "bottom", "rect", "50,340,310,440", { "match-max": "2", "hotspot-label": "Bottom" })),
        ]),
        right: [{ id: "RESPONSE", values: ["router top", "switch second", "panel bottom"] }],
    },
    "select-point": {
        body: body([field("RESPONSE", "select-point-interaction", { kind: "point", most: 2 })], [
            el("select-point-interaction", { ...RESPONSE, "max-choices": "2" }, el("prompt", {}, "Mark the two red buoys."), harbourMap),
        ]),
        right: [{ id: "RESPONSE", values: ["130 330", "250 225"] }],
    },
    "position-object": {
        body: body([field("BUOY", "position-object-interaction", { kind: "point", most: 3 }), field("ANCHOR", "position-object-interaction", { kind: "point" })], [
            el("p", {}, "Mark a safe way into the harbour, and where to lie."),
            el("position-object-stage", {}, harbourMap,
                el("position-object-interaction", { "response-identifier": "BUOY", "max-choices": "3" }, picture(buoy, "Buoy", 40, 40)),
                el("position-object-interaction", { "response-identifier": "ANCHOR", "max-choices": "1", "center-point": "20 34" }, picture(anchor, "Anchor", 40, 40))),
        ]),
        right: [{ id: "BUOY", values: ["300 350"] }, { id: "ANCHOR", values: ["260 260"] }],
    },
    drawing: {
        body: body([field("RESPONSE", "drawing-interaction", { kind: "file" })], [
            el("drawing-interaction", RESPONSE, el("prompt", {}, "Draw the way from the road to the second jetty."), harbourMap),
        ]),
    },
    "drawing-plain": {
        body: body([field("RESPONSE", "drawing-interaction", { kind: "file" })], [
            el("drawing-interaction", RESPONSE, el("prompt", {}, "Draw a bus topology with four hosts.")),
        ]),
    },
};
