import { useState } from "react";
import { maySee, useMe } from "~/app/me";
import { useAsked } from "~/app/place";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { Form } from "~/kit/Form";
import { Row, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Select } from "~/kit/Select";
import { TextArea, TextField } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { Rich } from "~/player/Rich";
import { useOutlines } from "../editors/useOutlines";
import { PersonShown } from "./labels";
import "./bank.css";

type Study = Reply<"/api/bank/stimuli">["items"][number];

/** Texts that several questions share. */
export default function StudiesPage() {
    const words = useWords();
    const asked = useAsked();
    const { person } = useMe();
    const outlines = useOutlines().data ?? [];
    const exam = asked.get("exam");
    const reading = useRead("/api/bank/stimuli", { query: exam === "" ? {} : { exam } });
    const [editing, setEditing] = useState<Study>();
    const [adding, setAdding] = useState(false);
    const writes = maySee(["item_writer", "programme_manager"], person);
    return (
        <>
            <PageHeader
                title={words("itembank.studies.title")}
                lead={words("itembank.studies.lead")}
                crumbs={[{ name: words("itembank.bank.title"), href: "/manage/bank" }]}
                actions={writes ? <Button look="primary" onPress={() => setAdding(true)}>{words("itembank.studies.new")}</Button> : null}
            />
            <Stack gap={5}>
                <Row>
                    <Select
                        label={words("itembank.bank.exam")}
                        value={exam}
                        choices={[{ id: "", name: words("itembank.bank.any") }, ...outlines.map(({ id, title }) => ({ id, name: title }))]}
                        onChange={(to) => asked.set({ exam: to })}
                    />
                </Row>
                <Loaded reading={reading} lines={6}>
                    {({ items }) => items.length === 0
                        ? <EmptyState icon="book" title={words("itembank.studies.none")}>{words("itembank.studies.none_next")}</EmptyState>
                        : <>{items.map((study) => <Shown key={`${study.exam}/${study.name}`} study={study} onEdit={writes ? () => setEditing(study) : undefined} />)}</>}
                </Loaded>
            </Stack>
            {editing ? <EditDialog study={editing} onClose={() => setEditing(undefined)} /> : null}
            {adding ? <NewDialog exams={outlines} exam={exam} onClose={() => setAdding(false)} /> : null}
        </>
    );
}

function Shown({ study, onEdit }: { readonly study: Study; readonly onEdit: (() => void) | undefined }) {
    const words = useWords();
    return (
        <Card>
            <Stack gap={3}>
                <Row spread>
                    <h2>{study.title}</h2>
                    {onEdit ? <Button size="small" aria-label={words("itembank.studies.edit_one", { title: study.title })} onPress={onEdit}>{words("itembank.one.edit")}</Button> : null}
                </Row>
                <p className="faint">
                    {words("itembank.studies.about", { name: study.name, exam: study.exam, number: study.number })}
                    {" · "}
                    <PersonShown person={study.changed_by} />
                </p>
                <details>
                    <summary>{words("itembank.studies.read")}</summary>
                    <div className="shown-paper"><Rich html={study.body_html} /></div>
                </details>
                <p className="small">
                    {words("itembank.studies.used", { count: study.items.length })}
                    {" "}
                    {study.items.map((name, at) => (
                        <span key={name}>{at === 0 ? "" : ", "}<Link href={`/manage/bank/items/${name}`}>{name}</Link></span>
                    ))}
                </p>
            </Stack>
        </Card>
    );
}

function EditDialog({ study, onClose }: { readonly study: Study; readonly onClose: () => void }) {
    const words = useWords();
    const save = useAct("put", "/api/bank/stimuli/{exam}/{stimulus}", {
        done: () => {
            onClose();
            toast(words("itembank.studies.saved"));
        },
    });
    return (
        <Dialog title={words("itembank.studies.edit_one", { title: study.title })} isOpen onClose={onClose} size="large">
            <Form
                failure={save.failure}
                onSubmit={({ title = "", body = "" }) => save.run({ path: { exam: study.exam, stimulus: study.name }, body: { number: study.number, title, body } })}
            >
                {study.items.length === 0 ? null : <Notice kind="warn">{words("itembank.studies.edit_next", { count: study.items.length })}</Notice>}
                <Fields title={study.title} body={study.body} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={save.isPending}>{words("itembank.studies.save")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}

function NewDialog({ exams, exam: first, onClose }: {
    readonly exams: readonly { readonly id: string; readonly title: string }[];
    readonly exam: string;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const [exam, setExam] = useState(first || (exams[0]?.id ?? ""));
    const make = useAct("post", "/api/bank/stimuli", { done: onClose });
    return (
        <Dialog title={words("itembank.studies.new")} isOpen onClose={onClose} size="large">
            <Form failure={make.failure} onSubmit={({ name = "", title = "", body = "" }) => make.run({ body: { exam, name, title, body } })}>
                <Select label={words("itembank.bank.exam")} value={exam} choices={exams.map(({ id, title }) => ({ id, name: title }))} onChange={setExam} />
                <TextField name="name" label={words("itembank.studies.name")} hint={words("itembank.studies.name_hint")} maxLength={64} />
                <Fields title="" body="" />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={make.isPending}>{words("itembank.studies.save")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}

function Fields({ title, body }: { readonly title: string; readonly body: string }) {
    const words = useWords();
    return (
        <>
            <TextField name="title" label={words("itembank.field.title")} defaultValue={title} maxLength={200} />
            <TextArea name="body" label={words("itembank.studies.text")} hint={words("itembank.studies.text_hint")} defaultValue={body} rows={14} maxLength={40_000} />
        </>
    );
}
