import { useState } from "react";
import { useWords } from "~/kit/words/Words";
import type { CompositeProps } from "../composite/interaction";
import { Answered } from "./Answered";
import { joined, without } from "./answers";
import { Board } from "./Board";
import { PairForm } from "./PairForm";
import { judgedPairs, refusalWords } from "./pairs";
import { mostOf, type Spot } from "./picture";
import { type Mark, SpotLayer } from "./SpotLayer";
import { useSpotted } from "./spotted";
import { useVoice } from "./voice";

/** Spots of a picture are joined by lines: one spot is chosen, then the other. */
export default function GraphicAssociate({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const { picture, sized, size, spots, nameOf } = useSpotted(node);
    const { said, say, ask, refuse } = useVoice();
    const [picked, setPicked] = useState<string>();
    const most = mostOf(node, field, "associations");
    const limits = new Map(spots.map(({ id, limit }) => [id, limit]));
    const join = (from: string, to: string) => {
        const outcome = joined(values, from, to, limits, most);
        if ("refused" in outcome) {
            refuse(refusalWords(words, outcome.refused, nameOf(from), nameOf(to), most));
        } else {
            onValues(outcome.values);
            say(words("player.graphic.associate.said", { from: nameOf(from), to: nameOf(to) }));
        }
        setPicked(undefined);
    };
    const press = ({ id }: Spot) => {
        if (picked === undefined) {
            setPicked(id);
            ask(words("player.graphic.associate.picked", { name: nameOf(id) }));
        } else if (picked === id) {
            setPicked(undefined);
            say(words("player.graphic.unpicked", { name: nameOf(id) }));
        } else {
            join(picked, id);
        }
    };
    const remove = (at: number) => {
        onValues(without(values, at));
        say(words("player.graphic.removed", { name: lineName(values[at] ?? "") }));
    };
    const judged = judgedPairs(values, explained, false);
    const lineName = (value: string) => {
        const pair = judged.find((one) => one.value === value);
        return words("player.graphic.associate.line", { from: nameOf(pair?.from ?? ""), to: nameOf(pair?.to ?? "") });
    };
    const mark = ({ id }: Spot): Mark => {
        const others = judged.filter((pair) => pair.verdict !== "missed" && (pair.from === id || pair.to === id))
            .map((pair) => nameOf(pair.from === id ? pair.to : pair.from));
        return {
            name: others.length > 0
                ? words("player.graphic.with", { name: nameOf(id), state: words("player.graphic.associate.joined", { others: list(words.locale, others) }) })
                : nameOf(id),
            on: picked === id,
            badge: others.length > 0 ? others.length : null,
        };
    };
    const centre = (id: string) => spots.find((spot) => spot.id === id)?.centre;

    return (
        <Board
            picture={picture}
            sized={sized}
            describe={describe}
            hint={words("player.graphic.associate.hint", { most })}
            keys={words("player.graphic.keys")}
            said={said}
            list={(
                <PairForm
                    title={words("player.graphic.associate.list")}
                    first={words("player.graphic.associate.first")}
                    second={words("player.graphic.associate.second")}
                    firsts={spots.map(({ id }) => ({ id, name: nameOf(id) }))}
                    seconds={spots.map(({ id }) => ({ id, name: nameOf(id) }))}
                    act={words("player.graphic.associate.join")}
                    readOnly={readOnly}
                    onPair={join}
                />
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
                onPress={press}
                onEscape={() => setPicked(undefined)}
                lines={judged.flatMap(({ from, to, key, verdict }) => {
                    const [start, end] = [centre(from), centre(to)];
                    return start && end ? [{ key, from: start, to: end, verdict }] : [];
                })}
            />
        </Board>
    );
}

function list(locale: string, names: readonly string[]): string {
    return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
