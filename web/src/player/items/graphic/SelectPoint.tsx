import { useMemo } from "react";
import { useWords } from "~/kit/words/Words";
import type { CompositeProps } from "../composite/interaction";
import { mostOf, pictureOf } from "./picture";
import { Placing } from "./Placing";

/** Points of a picture are marked. */
export default function SelectPoint({ node, field, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const picture = useMemo(() => pictureOf(node), [node]);
    const most = mostOf(node, field);
    return (
        <Placing
            picture={picture}
            describe={describe}
            hint={words("player.graphic.point.hint", { most })}
            readOnly={readOnly}
            things={[{ id: field.id, name: words("player.graphic.point.name"), most, values, right: explained, onValues }]}
        />
    );
}
