import { useState } from "react";
import { type Reply, useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Chip } from "~/kit/Chip";
import { FileDrop } from "~/kit/FileDrop";
import { Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { Select } from "~/kit/Select";
import { Table } from "~/kit/Table";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { plainText } from "~/player/Rich";
import { useOutlines } from "../editors/useOutlines";
import { KeyPart } from "./KeyPart";
import { foundIn, type Report, tally } from "./importing";
import "./bank.css";

const uploadBytesMax = 64 * 1024 * 1024;
const endings = [".zip", ".imscc", ".xml", ".gift", ".txt", ".csv"];
const stemMax = 200;
type Raw = Reply<"/api/bank/imports", "post">;

/** Questions from a file: a look at every one of them first, then all of them as drafts. */
export default function ImportPage() {
    const words = useWords();
    const outlines = useOutlines().data ?? [];
    const [file, setFile] = useState<File>();
    const [exam, setExam] = useState("");
    const [pool, setPool] = useState<"live" | "practice">("live");
    const [looked, setLooked] = useState<Report>();
    const [done, setDone] = useState<Report>();
    const look = useAct("post", "/api/bank/imports", { done: (report: Raw) => setLooked(foundIn(report)) });
    const take = useAct("post", "/api/bank/imports", { done: (report: Raw) => setDone(foundIn(report)) });
    const query = (name: string, to = { exam, pool }) => ({ name, pool: to.pool, ...(to.exam === "" ? {} : { exam: to.exam }) });
    const preview = (chosen: File, to?: { exam: string; pool: "live" | "practice" }) => {
        setFile(chosen);
        setLooked(undefined);
        setDone(undefined);
        take.reset();
        look.run({ query: { ...query(chosen.name, to), dry_run: true }, body: chosen });
    };
    const again = (to: { exam: string; pool: "live" | "practice" }) => {
        setExam(to.exam);
        setPool(to.pool);
        if (file) {
            preview(file, to);
        }
    };
    return (
        <>
            <PageHeader
                title={words("itembank.import.title")}
                lead={words("itembank.import.lead")}
                crumbs={[{ name: words("itembank.bank.title"), href: "/manage/bank" }]}
            />
            <Stack gap={6}>
                {done ? null : (
                    <Stack gap={4}>
                        <div className="filters">
                            <FileDrop label={words("itembank.import.file")} hint={words("itembank.import.kinds")} accept={endings} limitBytes={uploadBytesMax} onFile={(chosen) => preview(chosen)} />
                            <Select
                                label={words("itembank.import.exam")}
                                value={exam}
                                choices={[{ id: "", name: words("itembank.import.unfiled") }, ...outlines.map(({ id, title }) => ({ id, name: title }))]}
                                onChange={(to) => again({ exam: to, pool })}
                            />
                            <Select
                                label={words("itembank.bank.pool")}
                                value={pool}
                                choices={(["live", "practice"] as const).map((id) => ({ id, name: words(`itembank.pool.${id}`) }))}
                                onChange={(to) => again({ exam, pool: to === "practice" ? "practice" : "live" })}
                            />
                        </div>
                        {look.isPending ? <ProgressBar label={words("itembank.import.looking")} /> : null}
                        {look.failure ? <Notice kind="bad">{problem(words, look.failure)}</Notice> : null}
                    </Stack>
                )}
                {looked && file && !done
                    ? (
                        <Looked
                            report={looked}
                            isPending={take.isPending}
                            failure={take.failure}
                            onImport={(skipBad) => take.run({ query: { ...query(file.name), dry_run: false, skip_bad: skipBad }, body: file })}
                        />
                    )
                    : null}
                {done
                    ? (
                        <Done
                            report={done}
                            onAgain={() => {
                                setFile(undefined);
                                setLooked(undefined);
                                setDone(undefined);
                            }}
                        />
                    )
                    : null}
            </Stack>
        </>
    );
}

function Looked({ report, isPending, failure, onImport }: {
    readonly report: Report;
    readonly isPending: boolean;
    readonly failure: unknown;
    readonly onImport: (skipBad: boolean) => void;
}) {
    const words = useWords();
    const [skipBad, setSkipBad] = useState(false);
    const { good, errors, warnings } = tally(report);
    return (
        <Stack gap={5}>
            <Notice kind={errors > 0 ? "warn" : good > 0 ? "good" : "info"} title={words("itembank.import.found", { good, errors, warnings })}>
                {words(errors > 0 ? "itembank.import.found_bad" : "itembank.import.found_good")}
            </Notice>
            {errors > 0 && good > 0
                ? <Checkbox isSelected={skipBad} onChange={setSkipBad} hint={words("itembank.import.skip_hint")}>{words("itembank.import.skip")}</Checkbox>
                : null}
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
            <Row>
                <Button look="primary" isPending={isPending} isDisabled={good === 0 || (errors > 0 && !skipBad)} onPress={() => onImport(skipBad)}>
                    {words("itembank.import.take", { count: good })}
                </Button>
            </Row>
            <Loose report={report} />
            <Lines report={report} />
        </Stack>
    );
}

/** The beginning of a question in plain words; a gap is a line. */
function stemOf(text: string): string {
    return plainText(text).replaceAll(/\[\[[^\]:]*\]\]/g, "____").slice(0, stemMax);
}

/** Every question of the file, with what is said about its lines. */
function Lines({ report }: { readonly report: Report }) {
    const words = useWords();
    return report.found.length === 0 ? null : (
        <Table
            label={words("itembank.import.questions")}
            rows={report.found}
            rowKey={(one) => one.key}
            columns={[
                {
                    id: "text",
                    title: words("itembank.import.question"),
                    cell: (one) => (
                        <div>
                            {stemOf(one.text) || one.title || one.name}
                            <div className="faint">{words("itembank.import.where", { file: one.file, line: one.line })}</div>
                        </div>
                    ),
                },
                { id: "type", title: words("itembank.bank.kind"), cell: (one) => words(`itembank.kind.${one.type}`) },
                { id: "answer", title: words("itembank.one.key"), cell: (one) => one.question || one.qti !== "" ? <div className="small"><KeyPart body={{ format: "html", question: one.question ?? null, qti: one.qti }} /></div> : null },
                { id: "status", title: words("itembank.state"), cell: (one) => <Chip kind={one.status === "new" ? "good" : "info"}>{words(`itembank.import.status.${one.status}`)}</Chip> },
                { id: "problems", title: words("itembank.import.problems"), cell: (one) => one.problems.length === 0 ? <span className="faint">{words("itembank.import.fine")}</span> : <Problems list={one.problems} /> },
            ]}
        />
    );
}

function Problems({ list }: { readonly list: Report["loose"] }) {
    const words = useWords();
    return (
        <ul className="gates" role="list">
            {list.map((one) => (
                <li key={`${one.file}-${one.line}-${one.code}-${one.message}`}>
                    <Chip kind={one.severity === "error" ? "bad" : "warn"}>{words(`itembank.import.severity.${one.severity}`)}</Chip>
                    {" "}
                    {one.message}
                    {one.line > 0 ? <span className="faint">{" "}{words("itembank.import.where", { file: one.file, line: one.line })}</span> : null}
                </li>
            ))}
        </ul>
    );
}

/** What belongs to no question that came through. */
function Loose({ report }: { readonly report: Report }) {
    const words = useWords();
    return report.loose.length === 0 ? null : <Section title={words("itembank.import.loose")}><Problems list={report.loose} /></Section>;
}

function Done({ report, onAgain }: { readonly report: Report; readonly onAgain: () => void }) {
    const words = useWords();
    const { good, errors } = tally(report);
    return (
        <Stack gap={5}>
            <Notice
                kind={good > 0 ? "good" : "bad"}
                title={words("itembank.import.done", { count: good })}
                actions={
                    <Row gap={2}>
                        <LinkButton look="primary" href="/manage/bank?mine=1&state=draft">{words("itembank.import.to_drafts")}</LinkButton>
                        <Button onPress={onAgain}>{words("itembank.import.again")}</Button>
                    </Row>
                }
            >
                {words(errors > 0 ? "itembank.import.done_left" : "itembank.import.done_next")}
            </Notice>
            {report.found.length === 0 ? null : (
                <ul className="found" role="list">
                    {report.found.map((one) => (
                        <li key={one.key}>
                            <Link href={`/manage/bank/items/${one.name}`}>{one.title || one.name}</Link>
                            <Chip>{words(`itembank.import.status.${one.status}`)}</Chip>
                        </li>
                    ))}
                </ul>
            )}
            <Loose report={{ ...report, loose: [...report.loose, ...report.found.flatMap(({ problems }) => problems)] }} />
        </Stack>
    );
}
