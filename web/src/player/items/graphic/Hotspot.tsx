import { useId } from "react";
import { useWords } from "~/kit/words/Words";
import { Icon } from "~/kit/Icon";
import { Sign } from "../../tools/Sign";
import { attribute, type CompositeProps } from "../composite/interaction";
import { Answered, verdictSign } from "./Answered";
import { toggled } from "./answers";
import { Board } from "./Board";
import { mostOf, type Spot } from "./picture";
import { type Mark, SpotLayer } from "./SpotLayer";
import { useSpotted } from "./spotted";
import { useVoice } from "./voice";

/** One or several spots of a picture are chosen. */
export default function Hotspot({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const name = useId();
    const { picture, sized, size, spots, nameOf } = useSpotted(node);
    const { said, say, refuse } = useVoice();
    const most = mostOf(node, field);
    const choose = (id: string) => {
        const next = toggled(values, id, most);
        if (next) {
            onValues(next);
            say(words("player.graphic.hotspot.said", { name: nameOf(id), chosen: String(next.includes(id)), count: next.length }));
        } else {
            refuse(attribute(node, "data-max-selections-message") || words("player.graphic.full", { most }));
        }
    };
    const verdictOf = (id: string): Mark["verdict"] =>
        !explained ? undefined : values.includes(id) ? (explained.includes(id) ? "right" : "wrong") : explained.includes(id) ? "missed" : undefined;
    const mark = (spot: Spot): Mark => {
        const verdict = verdictOf(spot.id);
        const on = values.includes(spot.id);
        return {
            name: verdict
                ? words("player.graphic.with", { name: nameOf(spot.id), state: words("player.study.option", { right: String(verdict !== "wrong"), chosen: String(on) }) })
                : nameOf(spot.id),
            on,
            verdict,
            badge: verdict ? <Sign name={verdictSign(verdict)} /> : on ? <Icon name="check" /> : null,
        };
    };
    const told = spots.filter(({ id }) => values.includes(id) || verdictOf(id));

    return (
        <Board
            picture={picture}
            sized={sized}
            describe={describe}
            hint={words("player.graphic.hotspot.hint", { most })}
            keys={words("player.graphic.keys")}
            said={said}
            list={(
                <fieldset className="graphic-options">
                    <legend>{words("player.graphic.list_spots")}</legend>
                    {spots.map(({ id }) => (
                        <label key={id} className="graphic-option">
                            <input
                                type={most === 1 ? "radio" : "checkbox"}
                                name={name}
                                checked={values.includes(id)}
                                disabled={readOnly}
                                onChange={() => choose(id)}
                            />
                            {nameOf(id)}
                        </label>
                    ))}
                </fieldset>
            )}
            after={(
                <Answered
                    readOnly={readOnly}
                    empty={words("player.graphic.nothing")}
                    lines={told.map(({ id }) => ({
                        key: id,
                        text: nameOf(id),
                        verdict: verdictOf(id),
                        onRemove: values.includes(id)
                            ? () => {
                                onValues(values.filter((value) => value !== id));
                                say(words("player.graphic.removed", { name: nameOf(id) }));
                            }
                            : undefined,
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
                onPress={({ id }) => choose(id)}
                onRemove={({ id }) => values.includes(id) && choose(id)}
            />
        </Board>
    );
}
