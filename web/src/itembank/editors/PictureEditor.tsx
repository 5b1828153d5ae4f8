import { useId } from "react";
import { Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { RadioGroup } from "~/kit/RadioGroup";
import { useWords } from "~/kit/words/Words";
import { AreaEditor } from "./AreaEditor";
import { useEditing } from "./context";
import { Entries } from "./Entries";
import { areasOf, choosesOne, freshLetter, marked, newOption, withAreas, withoutOption } from "./model";
import { OptionsEditor, Percent, RightMark, Total } from "./OptionsEditor";
import { FitsPicker, PairList, useNameOf } from "./PairsEditor";
import { PictureDrop, PictureField } from "./PictureField";
import { PointEditor } from "./PointEditor";
import type { Question, QuestionOption } from "./question";
import { TextField } from "~/kit/TextField";

/** Questions that stand on a picture: the picture, its areas, and what is right about them. */
export function PictureEditor() {
    const words = useWords();
    const { question, edit, pictureOf } = useEditing();
    const picture = pictureOf();
    const of = question.type === "graphic_gap_match" ? "targets" : "options";
    return (
        <Stack gap={5}>
            <PictureField />
            {question.type === "position_object" ? <ObjectField /> : null}
            {question.type === "graphic_gap_match" ? <DraggedOptions /> : null}
            {picture
                ? question.type === "position_object" && question.options.every(({ area }) => !area || area.shape === "circle")
                    ? <Points />
                    : (
                        <AreaEditor
                            picture={picture}
                            areas={areasOf(question[of])}
                            idPrefix={of === "targets" ? "place" : "spot"}
                            onChange={(areas) => edit((q) => withAreas(q, areas, of), "areas")}
                        />
                    )
                : <p className="soft">{words("itembank.editor.picture_first")}</p>}
            <AreaKey />
        </Stack>
    );
}

function AreaKey() {
    const words = useWords();
    const nameOf = useNameOf();
    const { question, edit } = useEditing();
    const { options, targets, type } = question;
    const group = useId();
    const drawn = options.filter(({ area }) => area);
    const one = choosesOne(question);
    const asPercent = type === "select_point" || type === "position_object" || !question.all_or_nothing;
    if (type === "graphic_gap_match") {
        return <Stack gap={4}>{targets.map((target, at) => <FitsPicker key={target.id} target={target.id} name={nameOf(target, at)} />)}</Stack>;
    }
    if (drawn.length === 0) {
        return null;
    }
    if (type === "graphic_associate") {
        return <PairList />;
    }
    const change = (id: string, over: Partial<QuestionOption>, label: string) =>
        edit((q) => ({ ...q, options: q.options.map((option) => (option.id === id ? { ...option, ...over } : option)) }), label);
    const isOrder = type === "graphic_order";
    return (
        <Stack gap={4}>
            {type === "hotspot"
                ? (
                    <RadioGroup
                        label={words("itembank.editor.how_many")}
                        orientation="horizontal"
                        choices={[{ id: "1", name: words("itembank.editor.choose_one") }, { id: "0", name: words("itembank.editor.choose_several") }]}
                        value={one ? "1" : "0"}
                        onChange={(value) => edit((q) => ({ ...q, most: Number(value) }), "")}
                    />
                )
                : null}
            <Entries
                label={words(isOrder ? "itembank.editor.right_order" : "itembank.editor.right_areas")}
                entries={drawn}
                nameOf={(at) => nameOf(drawn[at], at)}
                {...(isOrder ? { onOrder: (list: readonly QuestionOption[]) => edit((q) => ({ ...q, options: list }), "") } : {})}
                {...(isOrder || asPercent ? {} : {
                    before: (option: QuestionOption, at: number) => (
                        <RightMark one={one} group={group} name={nameOf(option, at)} isOn={option.fraction > 0} onChange={(on) => edit((q) => ({ ...q, options: marked(q.options, option.id, on, one) }), "")} />
                    ),
                })}
            >
                {(option, at) => (
                    <div className="entry-fields">
                        <span className="entry-name">{nameOf(option, at)}</span>
                        {!isOrder && asPercent ? <Percent name={nameOf(option, at)} value={option.fraction} onChange={(fraction) => change(option.id, { fraction }, `area-${option.id}`)} /> : null}
                    </div>
                )}
            </Entries>
            {!isOrder && asPercent ? <Total list={drawn} /> : null}
        </Stack>
    );
}

/** The words or little pictures that are dragged to their places. */
function DraggedOptions() {
    const words = useWords();
    const { question, edit } = useEditing();
    return (
        <Stack gap={3}>
            <OptionsEditor
                label={words("itembank.editor.dragged")}
                noun="word"
                answered="none"
                options={question.options}
                taken={question.targets.map(({ id }) => id)}
                onRemove={(id) => edit((q) => withoutOption(q, id), "")}
                onChange={(options, label) => edit((q) => ({ ...q, options }), label)}
            />
            <PictureDrop
                label={words("itembank.editor.dragged_picture")}
                onBrought={({ path }) => edit((q) => ({ ...q, options: [...q.options, newOption(freshLetter([...q.options, ...q.targets].map(({ id }) => id)), { picture: path })] }), "")}
            />
        </Stack>
    );
}

function withObject(q: Question, over: Partial<QuestionOption>): Question {
    const at = Math.max(0, q.options.findIndex(({ picture }) => picture !== ""));
    return {
        ...q,
        options: q.options.length === 0
            ? [newOption("a", { fraction: 100, ...over })]
            : q.options.map((option, place) => (place === at ? { ...option, ...over } : option)),
    };
}

/** The picture that is placed on the other. */
function ObjectField() {
    const words = useWords();
    const { question: { options }, edit } = useEditing();
    const object = options.find(({ picture }) => picture !== "");
    return (
        <Stack gap={3}>
            <PictureDrop label={words("itembank.editor.object", { there: String(Boolean(object)) })} onBrought={({ path }) => edit((q) => withObject(q, { picture: path }), "")} />
            {object
                ? <TextField label={words("itembank.editor.object_alt")} value={object.text} onChange={(text) => edit((q) => withObject(q, { text }), "object-alt")} />
                : null}
        </Stack>
    );
}

/** Places with some room around them, for an object to be set down at. */
function Points() {
    const words = useWords();
    const { question, edit, pictureOf } = useEditing();
    const picture = pictureOf();
    const circles = question.options.filter(({ area }) => area?.shape === "circle");
    const radius = circles[0]?.area?.coords[2] ?? 20;
    if (!picture) {
        return null;
    }
    return (
        <Stack gap={3}>
            <PointEditor
                picture={picture}
                points={circles.map(({ id, area }) => ({ id, label: "", x: area?.coords[0] ?? 0, y: area?.coords[1] ?? 0 }))}
                idPrefix="spot"
                onChange={(points) => edit((q) => {
                    const object = q.options.find((option) => option.picture !== "");
                    const put = points.map((point, at) => {
                        const known = q.options.find(({ id }) => id === point.id) ?? (at === 0 && !object?.area ? object : undefined);
                        return { ...(known ?? newOption(point.id, { fraction: q.options.some(({ area }) => area) ? 0 : 100 })), area: { shape: "circle" as const, coords: [point.x, point.y, radius] } };
                    });
                    // The object's picture stays with whichever place is first.
                    const first = put[0];
                    const carrier = first && object && put.every((option) => option.picture === "") ? [{ ...first, picture: object.picture, text: object.text }, ...put.slice(1)] : put;
                    return { ...q, options: carrier.length > 0 ? carrier : object ? [{ ...object, area: null }] : [] };
                }, "points")}
            />
            <div className="percent">
                <NumberField
                    label={words("itembank.editor.radius")}
                    value={radius}
                    minValue={2}
                    step={1}
                    onChange={(value) => value > 0 && edit((q) => ({
                        ...q,
                        options: q.options.map((option) => (option.area?.shape === "circle" ? { ...option, area: { shape: "circle", coords: [option.area.coords[0] ?? 0, option.area.coords[1] ?? 0, value] } } : option)),
                    }), "radius")}
                />
            </div>
        </Stack>
    );
}
