import { useState } from "react";
import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { HiddenText, Row, Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { RadioGroup } from "~/kit/RadioGroup";
import { useWords } from "~/kit/words/Words";
import { AreaCanvas } from "./AreaCanvas";
import { AreaFields } from "./AreaFields";
import { type Area, areaShapes, type DrawnShape, freshId, inTheMiddle, overlapping } from "./areas";
import type { EditedPicture } from "./PictureStage";
import "./areas.css";

interface AreaEditorProps {
    readonly picture: EditedPicture;
    readonly areas: readonly Area[];
    readonly onChange: (areas: readonly Area[]) => void;
    /** What ids of new areas begin with; a question keeps its own. */
    readonly idPrefix?: string;
}

/** Areas of a picture: drawn with mouse, pen or finger, moved with the arrow keys, or typed as numbers beside it. */
export function AreaEditor({ picture, areas, onChange, idPrefix = "spot" }: AreaEditorProps) {
    const words = useWords();
    const [tool, setTool] = useState<DrawnShape>("rectangle");
    const [selected, setSelected] = useState<string | undefined>(areas[0]?.id);
    const [said, setSaid] = useState("");
    const current = areas.find(({ id }) => id === selected);
    const nameOf = (area: Area) => area.label || words("itembank.area.name", { number: areas.indexOf(area) + 1 });

    const add = (shape: DrawnShape, coords: readonly number[]) => {
        const id = freshId(areas.map((area) => area.id), idPrefix);
        onChange([...areas, { id, label: "", shape, coords }]);
        setSelected(id);
        setSaid(words("itembank.area.added", { number: areas.length + 1 }));
    };
    const replace = (area: Area) => onChange(areas.map((one) => (one.id === area.id ? area : one)));
    const remove = (id: string) => {
        const at = areas.findIndex((area) => area.id === id);
        const gone = areas[at];
        if (gone) {
            const left = areas.toSpliced(at, 1);
            onChange(left);
            setSelected(left[Math.min(at, left.length - 1)]?.id);
            setSaid(words("itembank.area.removed", { name: nameOf(gone) }));
        }
    };
    const clashes = overlapping(areas, picture);

    return (
        <div className="areas">
            <Stack gap={3}>
                <RadioGroup
                    label={words("itembank.area.tool")}
                    hint={words("itembank.area.tool_hint")}
                    choices={areaShapes.map((shape) => ({ id: shape, name: words(`itembank.area.shape.${shape}`) }))}
                    value={tool}
                    onChange={(value) => setTool(value as DrawnShape)}
                    orientation="horizontal"
                />
                <AreaCanvas
                    picture={picture}
                    areas={areas}
                    selected={selected}
                    tool={tool}
                    nameOf={nameOf}
                    onSelect={setSelected}
                    onDrawn={add}
                    onRemove={remove}
                    onCoords={(id, coords) => {
                        const area = areas.find((one) => one.id === id);
                        if (area) {
                            replace({ ...area, coords });
                        }
                    }}
                />
                <Row><Button onPress={() => add(tool, inTheMiddle(tool, picture))}><Icon name="plus" />{words("itembank.area.add", { shape: tool })}</Button></Row>
                {clashes.length > 0
                    ? (
                        <Notice kind="warn">
                            {words("itembank.area.overlap", {
                                pairs: new Intl.ListFormat(words.locale, { type: "unit" })
                                    .format(clashes.map(([one, other]) => words("itembank.area.pair", { one: nameOf(one), other: nameOf(other) }))),
                            })}
                        </Notice>
                    )
                    : null}
            </Stack>
            <Stack gap={3}>
                <ol className="areas-list" aria-label={words("itembank.area.list")}>
                    {areas.map((area, at) => (
                        <li key={area.id} data-on={area.id === selected || undefined}>
                            <button type="button" className="areas-row" aria-pressed={area.id === selected} onClick={() => setSelected(area.id)}>
                                <span className="areas-number" aria-hidden="true">{at + 1}</span>
                                <span>{nameOf(area)}</span>
                                <span className="faint">{words(`itembank.area.shape.${area.shape}`)}</span>
                            </button>
                            <Button icon look="quiet" aria-label={words("itembank.area.remove", { name: nameOf(area) })} onPress={() => remove(area.id)}>
                                <Icon name="cross" />
                            </Button>
                        </li>
                    ))}
                </ol>
                {areas.length === 0 ? <p className="soft">{words("itembank.area.none")}</p> : null}
                {current ? <AreaFields key={current.id} area={current} size={picture} onChange={replace} /> : null}
            </Stack>
            <HiddenText><span aria-live="polite">{said}</span></HiddenText>
        </div>
    );
}
