import { useState } from "react";
import { useGo } from "~/app/place";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { Form } from "~/kit/Form";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Select } from "~/kit/Select";
import { type Column, Table } from "~/kit/Table";
import { TextField } from "~/kit/TextField";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { type Outline } from "../editors/bankApi";
import { useOutlines } from "../editors/useOutlines";
import { PersonShown } from "./labels";

type Line = Reply<"/api/bank/forms">["items"][number];

/** Forms that are made by hand, those in the making and those that were frozen. */
export default function FormDraftsPage() {
    const words = useWords();
    const outlines = useOutlines().data ?? [];
    const reading = useRead("/api/bank/forms");
    const [adding, setAdding] = useState(false);
    const columns: readonly Column<Line>[] = [
        { id: "name", title: words("itembank.form"), cell: (line) => <Link href={`/manage/bank/forms/${line.id}`}>{line.title || line.name}</Link> },
        { id: "exam", title: words("itembank.bank.exam"), cell: (line) => outlines.find(({ id }) => id === line.exam)?.title ?? line.exam },
        {
            id: "state",
            title: words("itembank.state"),
            cell: (line) => <Chip kind={line.form ? "good" : "plain"}>{words(line.form ? "itembank.make.frozen" : "itembank.make.making")}</Chip>,
        },
        { id: "cut", title: words("itembank.cut"), align: "end", cell: (line) => line.cut || "–" },
        { id: "by", title: words("itembank.make.by"), cell: (line) => <PersonShown person={line.made_by} /> },
        { id: "changed", title: words("itembank.make.changed"), cell: (line) => <When at={line.changed_at} /> },
    ];
    return (
        <>
            <PageHeader
                title={words("itembank.make.title")}
                lead={words("itembank.make.lead")}
                crumbs={[{ name: words("itembank.bank.title"), href: "/manage/bank" }]}
                actions={<Button look="primary" onPress={() => setAdding(true)}>{words("itembank.make.new")}</Button>}
            />
            <Loaded reading={reading}>
                {({ items }) => items.length === 0
                    ? <EmptyState icon="book" title={words("itembank.make.none")}>{words("itembank.make.none_next")}</EmptyState>
                    : <Table label={words("itembank.make.title")} columns={columns} rows={items} rowKey={(line) => line.id} />}
            </Loaded>
            {adding ? <NewDialog outlines={outlines} onClose={() => setAdding(false)} /> : null}
        </>
    );
}

function NewDialog({ outlines, onClose }: { readonly outlines: readonly Outline[]; readonly onClose: () => void }) {
    const words = useWords();
    const go = useGo();
    const [exam, setExam] = useState(outlines[0]?.id ?? "");
    const [from, setFrom] = useState("");
    const forms = useRead("/api/manage/exams/{exam}/forms", { path: { exam } }, { enabled: exam !== "" }).data?.items ?? [];
    const make = useAct("post", "/api/bank/forms", { done: ({ id }) => go(`/manage/bank/forms/${id}`) });
    return (
        <Dialog title={words("itembank.make.new")} isOpen onClose={onClose}>
            <Form failure={make.failure} onSubmit={({ name = "", title = "" }) => make.run({ body: { exam, name, title, ...(from === "" ? {} : { from }) } })}>
                <Select
                    label={words("itembank.bank.exam")}
                    value={exam}
                    choices={outlines.map(({ id, title }) => ({ id, name: title }))}
                    onChange={(to) => {
                        setExam(to);
                        setFrom("");
                    }}
                />
                <TextField name="name" label={words("itembank.studies.name")} hint={words("itembank.make.name_hint")} maxLength={64} />
                <TextField name="title" label={words("itembank.field.title")} optional maxLength={120} />
                <Select
                    label={words("itembank.make.from")}
                    value={from}
                    choices={[{ id: "", name: words("itembank.make.empty") }, ...forms.map((form) => ({ id: form.id, name: words("itembank.formName", { name: form.name, number: form.number }) }))]}
                    onChange={setFrom}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={make.isPending} isDisabled={exam === ""}>{words("itembank.make.begin")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
