import { ComboBox } from "~/kit/ComboBox";
import { Stack } from "~/kit/layout";
import { RadioGroup } from "~/kit/RadioGroup";
import { Select } from "~/kit/Select";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { useEditing } from "./context";
import { type Cognitive, cognitiveLevels, type ItemMetadata, type Pool } from "./question";
import { useOutlines, useStimuli } from "./useOutlines";

/** What is known about the item besides its words: its place in the outline, its level, its source. */
export function MetadataPart({ isNew }: { readonly isNew: boolean }) {
    const words = useWords();
    const { body: { meta }, editBody } = useEditing();
    const outlines = useOutlines().data ?? [];
    const stimuli = (useStimuli(meta.exam).data ?? []).filter(({ exam }) => exam === meta.exam);
    const change = (over: Partial<ItemMetadata>, label = "") => editBody((body) => ({ ...body, meta: { ...body.meta, ...over } }), label);
    const outline = outlines.find(({ id }) => id === meta.exam);
    const exams = outlines.some(({ id }) => id === meta.exam) || meta.exam === "" ? outlines : [...outlines, { id: meta.exam, title: meta.exam }];
    return (
        <Stack gap={4}>
            <TextField label={words("itembank.editor.title")} hint={words("itembank.editor.title_hint")} optional value={meta.title} onChange={(title) => change({ title }, "title")} />
            <Select
                label={words("itembank.editor.exam")}
                choices={exams.map(({ id, title }) => ({ id, name: title }))}
                value={meta.exam || null}
                onChange={(exam) => exam !== meta.exam && change({ exam, objective: "", stimulus: "" })}
            />
            {isNew
                ? (
                    <RadioGroup
                        label={words("itembank.editor.pool")}
                        orientation="horizontal"
                        choices={(["live", "practice"] as const).map((one) => ({ id: one, name: words(`itembank.editor.pool.${one}`) }))}
                        value={meta.pool}
                        onChange={(pool) => change({ pool: pool as Pool })}
                    />
                )
                : null}
            {outline
                ? (
                    <ComboBox
                        key={outline.id}
                        label={words("itembank.editor.objective")}
                        hint={outline.objectives.find(({ id }) => id === meta.objective)?.text ?? words("itembank.editor.objective_hint")}
                        choices={outline.objectives.map(({ id, text, domain }) => ({ id, name: `${id} ${text}`, note: domain }))}
                        value={meta.objective || null}
                        onChange={(objective) => change({ objective: objective ?? "" })}
                    />
                )
                : <p className="soft small">{words("itembank.editor.exam_first")}</p>}
            <RadioGroup
                label={words("itembank.editor.cognitive")}
                choices={cognitiveLevels.map((level) => ({ id: level, name: words(`itembank.editor.cognitive.${level}`), note: words(`itembank.editor.cognitive_about.${level}`) }))}
                value={meta.cognitive ?? null}
                onChange={(cognitive) => change({ cognitive: cognitive as Cognitive })}
            />
            <TextField label={words("itembank.editor.source_title")} hint={words("itembank.editor.source_title_hint")} value={meta.source.title} onChange={(title) => change({ source: { ...meta.source, title } }, "source")} />
            <TextField label={words("itembank.editor.source_url")} type="url" optional value={meta.source.url} onChange={(url) => change({ source: { ...meta.source, url } }, "source-url")} />
            <TextField label={words("itembank.editor.language")} hint={words("itembank.editor.language_hint")} value={meta.language} onChange={(language) => change({ language }, "language")} />
            {stimuli.length > 0 || meta.stimulus !== ""
                ? (
                    <Select
                        label={words("itembank.editor.case_study")}
                        choices={[{ id: "none", name: words("itembank.editor.no_case") }, ...stimuli.map(({ name, title }) => ({ id: `s-${name}`, name: title }))]}
                        value={meta.stimulus === "" ? "none" : `s-${meta.stimulus}`}
                        onChange={(id) => change({ stimulus: id === "none" ? "" : id.slice(2) })}
                    />
                )
                : null}
        </Stack>
    );
}
