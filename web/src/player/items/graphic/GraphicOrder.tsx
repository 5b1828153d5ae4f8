import { useWords } from "~/kit/words/Words";
import { attribute, type CompositeProps } from "../composite/interaction";
import { Answered, verdictSign } from "./Answered";
import { placed } from "./answers";
import { Board } from "./Board";
import { mostOf, type Spot } from "./picture";
import { type Mark, SpotLayer } from "./SpotLayer";
import { Sign } from "../../tools/Sign";
import { useSpotted } from "./spotted";
import { useVoice } from "./voice";

/** Spots of a picture are put in order: each press gives the next number, a press on a numbered one takes it back. */
export default function GraphicOrder({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const { picture, sized, size, spots, nameOf } = useSpotted(node);
    const { said, say, refuse } = useVoice();
    // An order without a limit of its own is one of all spots, whatever is counted elsewhere.
    const most = node.a?.["max-choices"] === undefined ? 0 : mostOf(node, field);
    const put = (id: string, place: number | undefined) => {
        const next = placed(values, id, place, most);
        if (next) {
            onValues(next);
            say(place === undefined
                ? words("player.graphic.removed", { name: nameOf(id) })
                : words("player.graphic.order.said", { name: nameOf(id), place: next.indexOf(id) + 1 }));
        } else {
            refuse(attribute(node, "data-max-selections-message") || words("player.graphic.full", { most }));
        }
    };
    const press = (id: string) => put(id, values.includes(id) ? undefined : values.length);
    const verdictOf = (id: string): Mark["verdict"] => {
        const at = values.indexOf(id);
        return !explained ? undefined : at < 0 ? (explained.includes(id) ? "missed" : undefined) : explained[at] === id ? "right" : "wrong";
    };
    const verdictWords = (id: string) => {
        const place = (explained ?? []).indexOf(id) + 1;
        return place > 0
            ? words("player.study.place", { right: String(verdictOf(id) === "right"), place })
            : words("player.study.option", { right: "false", chosen: "true" });
    };
    const mark = (spot: Spot): Mark => {
        const place = values.indexOf(spot.id) + 1;
        const verdict = verdictOf(spot.id);
        const name = place > 0 ? words("player.graphic.order.placed", { name: nameOf(spot.id), place }) : nameOf(spot.id);
        return {
            name: verdict ? words("player.graphic.with", { name, state: verdictWords(spot.id) }) : name,
            on: place > 0,
            verdict,
            badge: place > 0 || verdict ? <>{place > 0 ? place : null}{verdict ? <Sign name={verdictSign(verdict)} /> : null}</> : null,
        };
    };
    const missed = (explained ?? []).filter((id) => !values.includes(id));

    return (
        <Board
            picture={picture}
            sized={sized}
            describe={describe}
            hint={words("player.graphic.order.hint", { most })}
            keys={words("player.graphic.keys")}
            said={said}
            list={(
                <fieldset className="graphic-options">
                    <legend>{words("player.graphic.order.list")}</legend>
                    {spots.map(({ id }) => (
                        <label key={id} className="graphic-option" data-split>
                            <span>{nameOf(id)}</span>
                            <select
                                className="control"
                                value={values.includes(id) ? values.indexOf(id) : ""}
                                disabled={readOnly}
                                onChange={({ target }) => put(id, target.value === "" ? undefined : Number(target.value))}
                            >
                                <option value="">{words("player.graphic.order.none")}</option>
                                {Array.from({ length: Math.min(values.length + (values.includes(id) ? 0 : 1), spots.length) }, (_, at) => (
                                    <option key={at} value={at}>{words("player.graphic.order.place", { place: at + 1 })}</option>
                                ))}
                            </select>
                        </label>
                    ))}
                </fieldset>
            )}
            after={(
                <Answered
                    ordered
                    readOnly={readOnly}
                    empty={words("player.graphic.nothing")}
                    lines={[
                        ...values.map((id, at) => ({
                            key: id,
                            text: words("player.graphic.order.line", { place: at + 1, name: nameOf(id) }),
                            verdict: verdictOf(id),
                            says: explained ? verdictWords(id) : undefined,
                            onRemove: () => put(id, undefined),
                        })),
                        ...missed.map((id) => ({ key: id, text: nameOf(id), verdict: "missed" as const, says: verdictWords(id) })),
                    ]}
                />
            )}
        >
            <SpotLayer
                spots={spots}
                size={size}
                mark={mark}
                readOnly={readOnly}
                onPress={({ id }) => press(id)}
                onRemove={({ id }) => values.includes(id) && put(id, undefined)}
            />
        </Board>
    );
}
