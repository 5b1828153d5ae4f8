import type { RefObject } from "react";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { Menu } from "~/kit/Menu";
import { Notice } from "~/kit/Notice";
import { NumberField } from "~/kit/NumberField";
import { Select } from "~/kit/Select";
import { useWords } from "~/kit/words/Words";
import { AcceptedEditor } from "./AcceptedEditor";
import { useEditing } from "./context";
import { freshBlankId, newBlank, retyped, strays, withBlank, withoutBlank } from "./model";
import { OptionsEditor } from "./OptionsEditor";
import type { BlankType, QuestionBlank } from "./question";
import type { TextHandle } from "./RichField";

const types: readonly BlankType[] = ["text_entry", "numeric", "inline_choice", "choice", "multiple_response"];

/** The places to answer inside the text: each stands there as "[[1]]" and is described here. */
export function BlanksEditor({ stem }: { readonly stem: RefObject<TextHandle | null> }) {
    const words = useWords();
    const { question, edit } = useEditing();
    const { blanks, type } = question;
    const single = type === "inline_choice";
    const stray = strays(question.text, blanks.map(({ id }) => id));
    const insert = (kind: BlankType, id = freshBlankId(question)) => {
        edit((q) => (q.blanks.some((one) => one.id === id) ? q : { ...q, blanks: [...q.blanks, newBlank(id, kind)] }), "");
        stem.current?.insert(`[[${id}]]`);
    };
    return (
        <Stack gap={4}>
            <Row>
                {single
                    ? blanks.length > 0 ? null : <Button size="small" onPress={() => insert("inline_choice")}><Icon name="plus" />{words("itembank.editor.insert_place")}</Button>
                    : (
                        <Menu
                            label={words("itembank.editor.insert_place")}
                            trigger={<Button size="small"><Icon name="plus" />{words("itembank.editor.insert_place")}</Button>}
                            entries={types.map((kind) => ({ id: kind, name: words(`itembank.editor.blank.${kind}`), onAction: () => insert(kind) }))}
                        />
                    )}
                <span className="field-hint">{words("itembank.editor.place_hint")}</span>
            </Row>
            {stray.places.length > 0
                ? (
                    <Notice
                        kind="warn"
                        actions={stray.places.map((id) => (
                            <Button key={id} size="small" onPress={() => edit((q) => ({ ...q, blanks: [...q.blanks, newBlank(id, single ? "inline_choice" : "text_entry")] }), "")}>
                                {words("itembank.editor.describe", { id })}
                            </Button>
                        ))}
                    >
                        {words("itembank.editor.stray_place", { ids: stray.places.join(", "), count: stray.places.length })}
                    </Notice>
                )
                : null}
            {blanks.length === 0 && stray.places.length === 0 ? <p className="soft">{words("itembank.editor.no_blanks")}</p> : null}
            {blanks.map((blank) => (
                <Blank key={blank.id} blank={blank} single={single} isStray={stray.blanks.includes(blank.id)} onInsert={() => insert("text_entry", blank.id)} />
            ))}
        </Stack>
    );
}

function Blank({ blank, single, isStray, onInsert }: { readonly blank: QuestionBlank; readonly single: boolean; readonly isStray: boolean; readonly onInsert: () => void }) {
    const words = useWords();
    const { edit } = useEditing();
    const change = (over: Partial<QuestionBlank>, label: string) => edit((q) => withBlank(q, { ...blank, ...over }), label && `blank-${blank.id}-${label}`);
    const name = words("itembank.editor.place", { id: blank.id });
    const typed = blank.type === "text_entry" || blank.type === "numeric";
    return (
        <Card look="flat">
            <Row spread>
                <h4>{name}</h4>
                <Button icon size="small" look="quiet" aria-label={words("itembank.editor.remove", { name })} onPress={() => edit((q) => withoutBlank(q, blank.id), "")}><Icon name="cross" /></Button>
            </Row>
            {isStray
                ? <Notice kind="warn" actions={<Button size="small" onPress={onInsert}>{words("itembank.editor.insert_here")}</Button>}>{words("itembank.editor.stray_blank", { id: blank.id })}</Notice>
                : null}
            {single
                ? null
                : (
                    <div className="entry-fields">
                        <Select
                            label={words("itembank.editor.answered_by", { name })}
                            choices={types.map((id) => ({ id, name: words(`itembank.editor.blank.${id}`) }))}
                            value={blank.type}
                            onChange={(type) => edit((q) => withBlank(q, retyped(blank, type as BlankType)), "")}
                        />
                        <div className="percent">
                            <NumberField label={words("itembank.editor.weight")} aria-label={words("itembank.editor.weight_of", { name })} value={blank.weight} minValue={0.01} maxValue={1000} formatOptions={{ maximumFractionDigits: 4 }} onChange={(weight) => weight > 0 && change({ weight }, "weight")} />
                        </div>
                    </div>
                )}
            {typed
                ? (
                    <AcceptedEditor
                        label={words("itembank.editor.answers_of", { name })}
                        numeric={blank.type === "numeric"}
                        options={blank.options}
                        onChange={(options, label) => change({ options }, label)}
                        caseSensitive={blank.case_sensitive}
                        onCase={(on) => change({ case_sensitive: on }, "")}
                    />
                )
                : (
                    <OptionsEditor
                        label={words("itembank.editor.options_of", { name })}
                        answered={blank.type === "multiple_response" ? "percent" : "one"}
                        options={blank.options}
                        onChange={(options, label) => change({ options }, label)}
                    />
                )}
        </Card>
    );
}
