import { useMemo } from "react";
import { useWords } from "~/kit/words/Words";
import { attribute, childrenOf, type CompositeProps, descendantsOf, plainWords, useComposite } from "../composite/interaction";
import { Nodes } from "../composite/Nodes";
import { mostOf, ownPictureOf, type Picture, pictureOf } from "./picture";
import { Placing, type Thing } from "./Placing";

/** A picture and the things that are placed on it: each of them is an answer of its own. */
export default function PositionStage({ node, describe }: CompositeProps) {
    const words = useWords();
    const item = useComposite();
    const picture = useMemo(() => pictureOf(node), [node]);
    const interactions = useMemo(
        () => (node.t === "position-object-interaction" ? [node] : descendantsOf(node, "position-object-interaction")),
        [node],
    );
    const alone = node.t === "position-object-interaction";
    // Alone, its prompt is drawn by the frame.
    const prompts = alone ? [] : interactions.flatMap((interaction) => childrenOf(interaction, "prompt"));
    const things = interactions.flatMap((interaction, at): Thing[] => {
        const field = item.body.fields.find(({ id }) => id === attribute(interaction, "response-identifier"));
        const own = ownPictureOf(interaction);
        const [prompt] = childrenOf(interaction, "prompt");
        const name = attribute(interaction, "aria-label") || own?.alt || (prompt ? plainWords(prompt) : "") || words("player.graphic.object.name", { number: at + 1 });
        const centre = attribute(interaction, "center-point").split(/\s+/).map(Number);
        return !field ? [] : [{
            id: field.id,
            name,
            most: mostOf(interaction, field),
            values: item.valuesOf(field.id),
            right: item.explained(field.id),
            onValues: (values) => item.onValues(field.id, values),
            chip: own?.src ? <img src={own.src} alt={name} draggable={false} width={own.size?.width} height={own.size?.height} /> : <span>{name}</span>,
            face: own?.src ? (size) => <Face picture={own} centre={centre} whole={size.width} /> : undefined,
        }];
    });
    return (
        <div className="position-stage">
            {prompts.length > 0
                ? <div id={`${describe.hintId}-prompt`} className="prompt-words">{<Nodes nodes={prompts} />}</div>
                : null}
            <Placing
                picture={alone ? undefined : picture}
                describe={prompts.length > 0 ? { ...describe, labelledBy: `${describe.hintId}-prompt` } : describe}
                hint={words("player.graphic.object.hint", { count: things.length })}
                readOnly={item.readOnly}
                things={things}
            />
        </div>
    );
}

/** The thing in the picture's own measure, with the pixel that counts on its place. */
function Face({ picture, centre, whole }: { readonly picture: Picture; readonly centre: readonly number[]; readonly whole: number }) {
    const { size } = picture;
    const [x, y] = centre;
    const given = size && centre.length === 2 && x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y);
    return (
        <img
            className="graphic-thing"
            src={picture.src}
            alt=""
            draggable={false}
            style={{
                width: size ? `${size.width / whole * 100}cqi` : undefined,
                translate: given ? `${-x / size.width * 100}% ${-y / size.height * 100}%` : "-50% -50%",
            }}
        />
    );
}
