import { useState } from "react";
import { usePathPart } from "~/app/place";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Columns, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Simulated } from "~/kit/Simulated";
import { Table } from "~/kit/Table";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { HoldDialog } from "./HoldDialog";
import { percent } from "./practice";

type Detail = Reply<"/api/manage/results/{result}">;

/** One result with its points and everything that was decided about it. */
export default function ManagedResultPage() {
    const result = usePathPart("result");
    const reading = useRead("/api/manage/results/{result}", { path: { result } });
    return <Loaded reading={reading}>{(detail) => <Managed detail={detail} />}</Loaded>;
}

function Managed({ detail }: { readonly detail: Detail }) {
    const words = useWords();
    const { result, name, raw, cut, all_right } = detail.result;
    const [asking, setAsking] = useState<"hold" | "void">();
    const release = useAct("post", "/api/manage/results/{result}/releases", {
        done: () => toast(words("scoring.manage.released", { count: 1 })),
    });
    const open = result.state === "provisional" || result.state === "held";
    const shownName = name || words("scoring.manage.erased");
    return (
        <>
            <PageHeader
                title={words("scoring.manage.of", { name: shownName, exam: result.exam_title })}
                crumbs={[{ name: words("scoring.manage.title"), href: "/manage/results" }]}
                chips={
                    <>
                        <StateChip state={result.state}>{words(`scoring.state.${result.state}`)}</StateChip>
                        <Simulated who={detail.result} />
                        <Chip kind={result.passed ? "good" : "plain"}>
                            {words(result.passed ? "scoring.manage.passed" : "scoring.manage.failed")}
                        </Chip>
                        {result.proctored ? null : <Chip>{words("scoring.unproctored")}</Chip>}
                    </>
                }
                actions={
                    <>
                        {result.state === "voided"
                            ? null
                            : <Button look="quiet" onPress={() => setAsking("void")}>{words("scoring.manage.void")}</Button>}
                        {open ? <Button onPress={() => setAsking("hold")}>{words("scoring.manage.hold")}</Button> : null}
                        {open || result.state === "rescored"
                            ? (
                                <Button
                                    look="primary"
                                    isPending={release.isPending}
                                    onPress={() => release.run({ path: { result: result.id }, body: {} })}
                                >
                                    {words("scoring.manage.releaseOne")}
                                </Button>
                            )
                            : null}
                    </>
                }
            />
            <Columns>
                <Stack gap={6}>
                    <Section title={words("scoring.domain.title")}>
                        <Card>
                            <Bars
                                label={words("scoring.domain.title")}
                                bars={detail.domains.map((domain) => ({
                                    id: domain.domain.domain,
                                    name: domain.domain.title,
                                    value: percent(domain.raw, domain.all_right),
                                    mark: percent(cut, all_right),
                                    text: words("scoring.manage.domain", {
                                        raw: domain.raw,
                                        all: domain.all_right,
                                        feedback: words(`scoring.feedback.${domain.domain.feedback}`),
                                    }),
                                }))}
                            />
                        </Card>
                    </Section>
                    <Section title={words("scoring.manage.history")}>
                        <Table
                            label={words("scoring.manage.history")}
                            rows={detail.history}
                            rowKey={(entry) => entry.at + entry.event}
                            columns={[
                                { id: "event", title: words("scoring.manage.event"), cell: (entry) => words(`scoring.event.${entry.event}`) },
                                { id: "by", title: words("scoring.manage.by"), cell: (entry) => entry.by || words("scoring.manage.system") },
                                { id: "at", title: words("scoring.manage.at"), cell: (entry) => <When at={entry.at} /> },
                                { id: "reason", title: words("scoring.manage.reason"), cell: (entry) => entry.reason },
                            ]}
                        />
                    </Section>
                </Stack>
                <Card look="sunken">
                    <DescriptionList
                        facts={[
                            { term: words("scoring.manage.score"), value: words("scoring.scale.number", { value: result.scaled }) },
                            { term: words("scoring.manage.points"), value: words("scoring.practice.of", { raw, all: all_right }) },
                            { term: words("scoring.manage.cut"), value: words("scoring.practice.of", { raw: cut, all: all_right }) },
                            { term: words("scoring.result.taken"), value: <When at={result.submitted_at} /> },
                            { term: words("scoring.result.where"), value: words(`scoring.mode.${result.mode}`) },
                            ...(result.reason === "" ? [] : [{ term: words("scoring.manage.reason"), value: result.reason }]),
                        ]}
                    />
                </Card>
            </Columns>
            {asking === "hold" ? <HoldDialog result={result.id} name={shownName} onClose={() => setAsking(undefined)} /> : null}
            {asking === "void" ? <VoidDialog result={result.id} name={shownName} onClose={() => setAsking(undefined)} /> : null}
        </>
    );
}

function VoidDialog({ result, name, onClose }: { readonly result: string; readonly name: string; readonly onClose: () => void }) {
    const words = useWords();
    const { run, failure, isPending } = useAct("post", "/api/manage/results/{result}/voidings", { done: onClose });
    return (
        <Dialog title={words("scoring.manage.voidTitle", { name })} isOpen onClose={onClose}>
            <p className="reading">{words("scoring.manage.voidText")}</p>
            <Form failure={failure} onSubmit={({ reason = "" }) => run({ path: { result }, body: { reason } })}>
                <TextArea
                    name="reason"
                    label={words("scoring.manage.reason")}
                    hint={words("scoring.manage.reasonHint")}
                    minLength={3}
                    maxLength={500}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="danger" isPending={isPending}>{words("scoring.manage.void")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
