import { useRef, useState } from "react";
import { useWords } from "~/kit/words/Words";
import { Sign } from "../../tools/Sign";
import type { CompositeProps } from "../composite/interaction";
import { Nodes } from "../composite/Nodes";
import { Answered, verdictSign } from "./Answered";
import { labelled, pairOf, without } from "./answers";
import { Board, pointOn } from "./Board";
import { useDrag } from "./drag";
import { hit } from "./geometry";
import { PairForm } from "./PairForm";
import { judgedPairs, refusalWords } from "./pairs";
import { type Label, labelsOf, mostOf, type Spot } from "./picture";
import { type Mark, SpotLayer } from "./SpotLayer";
import { useSpotted } from "./spotted";
import { useVoice } from "./voice";

const dropReach = 24;

/** Labels are put on spots: chosen and then put, in either order, or dragged there. */
export default function GraphicGapMatch({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const { picture, sized, size, spots, nameOf } = useSpotted(node);
    const labels = labelsOf(node);
    const { said, say, ask, refuse } = useVoice();
    const [picked, setPicked] = useState<{ readonly what: "label" | "spot"; readonly id: string }>();
    const tray = useRef<HTMLUListElement>(null);
    const most = mostOf(node, field, "associations");
    const labelName = (id: string) => {
        const at = labels.findIndex((label) => label.id === id);
        return labels[at]?.name || words("player.graphic.gap.label", { number: at + 1 });
    };
    const put = (label: string, spot: string) => {
        const outcome = labelled(
            values, label, spot, new Map(labels.map(({ id, limit }) => [id, limit])), new Map(spots.map(({ id, limit }) => [id, limit])), most,
        );
        if ("refused" in outcome) {
            refuse(refusalWords(words, outcome.refused, labelName(label), nameOf(spot), most));
        } else {
            onValues(outcome.values);
            say(words("player.graphic.gap.said", { label: labelName(label), spot: nameOf(spot) }));
        }
        setPicked(undefined);
    };
    const pick = (what: "label" | "spot", id: string) => {
        const name = what === "label" ? labelName(id) : nameOf(id);
        if (picked?.what === what && picked.id === id) {
            setPicked(undefined);
            say(words("player.graphic.unpicked", { name }));
        } else if (picked && picked.what !== what) {
            put(what === "label" ? id : picked.id, what === "spot" ? id : picked.id);
        } else {
            setPicked({ what, id });
            ask(words("player.graphic.gap.picked", { what, name }));
        }
    };
    const lineName = (value: string) => {
        const { from, to } = pairOf(value);
        return words("player.graphic.gap.line", { label: labelName(from), spot: nameOf(to) });
    };
    const remove = (at: number) => {
        say(words("player.graphic.removed", { name: lineName(values[at] ?? "") }));
        onValues(without(values, at));
    };
    const { carried, handlers, wasCarried } = useDrag<string>((label, at) => {
        const layer = tray.current?.closest(".graphic")?.querySelector(".graphic-layer");
        if (layer) {
            const { point, scale } = pointOn(layer, at, size);
            const found = hit(spots.map(({ shape }) => shape), point, dropReach * scale, size);
            const spot = found === undefined ? undefined : spots[found];
            if (spot) {
                put(label, spot.id);
            }
        }
    });
    const judged = judgedPairs(values, explained, true);
    const mark = ({ id }: Spot): Mark => {
        const here = judged.filter(({ to, verdict }) => to === id && verdict !== "missed");
        const holds = here.map(({ from }) => labelName(from));
        return {
            name: holds.length > 0
                ? words("player.graphic.with", {
                    name: nameOf(id),
                    state: words("player.graphic.gap.holds", { labels: new Intl.ListFormat(words.locale, { type: "unit" }).format(holds) }),
                })
                : nameOf(id),
            on: picked?.what === "spot" && picked.id === id,
            content: here.length === 0 ? null : here.map(({ from, key, verdict }) => (
                <span key={key} className="graphic-label" data-verdict={verdict}>
                    <LabelFace label={labels.find((label) => label.id === from)} whole={size.width} />
                    {verdict ? <Sign name={verdictSign(verdict)} /> : null}
                </span>
            )),
        };
    };
    const left = (label: Label) => label.limit - values.filter((value) => pairOf(value).from === label.id).length;

    return (
        <Board
            picture={picture}
            sized={sized}
            describe={describe}
            hint={words("player.graphic.gap.hint")}
            keys={words("player.graphic.gap.keys")}
            said={said}
            list={(
                <PairForm
                    title={words("player.graphic.gap.list")}
                    first={words("player.graphic.gap.first")}
                    second={words("player.graphic.gap.second")}
                    firsts={labels.map(({ id }) => ({ id, name: labelName(id) }))}
                    seconds={spots.map(({ id }) => ({ id, name: nameOf(id) }))}
                    act={words("player.graphic.gap.put")}
                    readOnly={readOnly}
                    onPair={put}
                />
            )}
            tray={(
                <ul ref={tray} className="graphic-tray" role="list" aria-label={words("player.graphic.gap.tray")}>
                    {labels.map((label) => (
                        <li key={label.id}>
                            <button
                                type="button"
                                className="graphic-chip"
                                data-used={label.limit > 0 && left(label) <= 0 || undefined}
                                data-carried={carried?.key === label.id || undefined}
                                aria-pressed={picked?.what === "label" && picked.id === label.id}
                                aria-disabled={readOnly || undefined}
                                style={carried?.key === label.id ? { translate: `${carried.by.x}px ${carried.by.y}px` } : undefined}
                                {...readOnly ? {} : handlers(label.id)}
                                onClick={() => !readOnly && !wasCarried() && pick("label", label.id)}
                                onKeyDown={(event) => event.key === "Escape" && setPicked(undefined)}
                            >
                                <LabelFace label={label} />
                                {label.limit === 1
                                    ? null
                                    : <small>{label.limit > 0 ? words("player.graphic.gap.left", { left: Math.max(0, left(label)) }) : words("player.graphic.gap.any")}</small>}
                                {label.limit === 1 && left(label) <= 0 ? <small>{words("player.graphic.gap.used")}</small> : null}
                            </button>
                        </li>
                    ))}
                </ul>
            )}
            after={(
                <Answered
                    readOnly={readOnly}
                    empty={words("player.graphic.nothing")}
                    lines={judged.map(({ key, value, verdict }, at) => ({
                        key, text: lineName(value), verdict, onRemove: verdict === "missed" ? undefined : () => remove(at),
                    }))}
                />
            )}
        >
            <SpotLayer
                spots={spots}
                size={size}
                mark={mark}
                toggles
                readOnly={readOnly}
                onPress={({ id }) => pick("spot", id)}
                onRemove={({ id }) => {
                    const at = values.findLastIndex((value) => pairOf(value).to === id);
                    if (at >= 0) {
                        remove(at);
                    }
                }}
                onEscape={() => setPicked(undefined)}
            />
        </Board>
    );
}

/** A label as its picture or its words; on the picture, in the picture's own measure. */
function LabelFace({ label, whole }: { readonly label: Label | undefined; readonly whole?: number }) {
    const picture = label?.picture;
    if (!label || !picture?.src) {
        return label ? <span><Nodes nodes={label.content} /></span> : null;
    }
    const { size } = picture;
    const style = !size ? undefined : whole === undefined ? { height: `max(1.75rem, ${size.height}px)` } : { width: `${size.width / whole * 100}cqi` };
    return <img src={picture.src} alt={label.name} draggable={false} style={style} />;
}
