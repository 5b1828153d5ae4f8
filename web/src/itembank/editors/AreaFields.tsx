import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { Select } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import type { Size } from "~/player/items/graphic/geometry";
import { type Area, areaShapes, cornersOf, type DrawnShape, leastSize, reshaped, withCorner, withoutCorner } from "./areas";

/** An area in numbers: all that the picture can do, by typing. */
export function AreaFields({ area, size, onChange }: { readonly area: Area; readonly size: Size; readonly onChange: (area: Area) => void }) {
    const words = useWords();
    const set = (at: number, value: number) => {
        if (Number.isFinite(value)) {
            onChange({ ...area, coords: area.coords.with(at, Math.round(value)) });
        }
    };
    return (
        <Stack gap={3}>
            <TextField
                label={words("itembank.area.label")}
                hint={words("itembank.area.label_hint")}
                optional
                value={area.label}
                onChange={(label) => onChange({ ...area, label })}
            />
            <Select
                label={words("itembank.area.shape")}
                choices={areaShapes.map((shape) => ({ id: shape, name: words(`itembank.area.shape.${shape}`) }))}
                value={area.shape === "anywhere" ? null : area.shape}
                placeholder={words("itembank.area.shape.anywhere")}
                onChange={(id) => onChange({ ...area, shape: id as DrawnShape, coords: reshaped(area, id as DrawnShape, size) })}
            />
            {area.shape === "polygon"
                ? <Corners area={area} size={size} onChange={onChange} />
                : (
                    <div className="areas-numbers">
                        {numbersOf(area, size).map(({ key, least, most }, at) => (
                            <NumberField
                                key={key}
                                label={words(`itembank.area.number.${key}`)}
                                value={area.coords[at] ?? 0}
                                minValue={least}
                                maxValue={most}
                                step={1}
                                onChange={(value) => set(at, value)}
                            />
                        ))}
                    </div>
                )}
        </Stack>
    );
}

/** What each number of a shape is, and between which bounds it makes sense. */
function numbersOf({ shape, coords }: Area, { width, height }: Size) {
    const [a = 0, b = 0, c = 0, d = 0] = coords;
    const middle = [{ key: "x", least: 0, most: width }, { key: "y", least: 0, most: height }] as const;
    switch (shape) {
        case "rectangle":
            return [
                { key: "left", least: 0, most: c - leastSize }, { key: "top", least: 0, most: d - leastSize },
                { key: "right", least: a + leastSize, most: width }, { key: "bottom", least: b + leastSize, most: height },
            ] as const;
        case "circle": return [...middle, { key: "radius", least: leastSize / 2, most: Math.max(width, height) }] as const;
        case "ellipse": return [...middle, { key: "radius_x", least: leastSize / 2, most: width }, { key: "radius_y", least: leastSize / 2, most: height }] as const;
        case "polygon":
        case "anywhere": return [];
    }
}

function Corners({ area, size, onChange }: { readonly area: Area; readonly size: Size; readonly onChange: (area: Area) => void }) {
    const words = useWords();
    const corners = cornersOf(area.coords);
    const give = (coords: readonly number[]) => onChange({ ...area, coords });
    return (
        <ol className="areas-corners" aria-label={words("itembank.area.corner_list")}>
            {corners.map((corner, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- a corner is its number
                <li key={at}>
                    {(["x", "y"] as const).map((axis, of) => (
                        <NumberField
                            key={axis}
                            label={words("itembank.area.corner", { number: at + 1, axis })}
                            value={corner[axis]}
                            minValue={0}
                            maxValue={axis === "x" ? size.width : size.height}
                            step={1}
                            onChange={(value) => Number.isFinite(value) && give(area.coords.with(2 * at + of, Math.round(value)))}
                        />
                    ))}
                    <Row gap={1}>
                        <Button icon look="quiet" aria-label={words("itembank.area.corner_add", { number: at + 1 })} onPress={() => give(withCorner(area.coords, at))}>
                            <Icon name="plus" />
                        </Button>
                        <Button
                            icon
                            look="quiet"
                            isDisabled={corners.length <= 3}
                            aria-label={words("itembank.area.corner_remove", { number: at + 1 })}
                            onPress={() => give(withoutCorner(area.coords, at))}
                        >
                            <Icon name="cross" />
                        </Button>
                    </Row>
                </li>
            ))}
        </ol>
    );
}
