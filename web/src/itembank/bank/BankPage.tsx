import { useState } from "react";
import { maySee, useMe } from "~/app/me";
import { useAsked } from "~/app/place";
import { useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { HiddenText, Row, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { nextRow, shortcutsWanted, useShortcuts } from "~/kit/shortcuts";
import { type Column, Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { useOutlines } from "../editors/useOutlines";
import { BankFilters, filterNames } from "./BankFilters";
import { type BankLine, Figures, type ItemState, itemStates, StateMark } from "./labels";

const pageItems = 50;

/** Every item the reader may see. */
export default function BankPage() {
    const words = useWords();
    const asked = useAsked();
    const { person } = useMe();
    const outlines = useOutlines().data ?? [];
    // Where each page begins; the server steps forward alone.
    const [starts, setStarts] = useState<readonly string[]>([""]);
    const filter = Object.fromEntries(filterNames.map((name) => [name, asked.get(name)]).filter(([, value]) => value !== ""));
    const after = starts.at(-1) ?? "";
    const reading = useRead("/api/bank/items", {
        query: {
            ...filter,
            ...(filter["mine"] ? { mine: true } : {}),
            ...(filter["unfiled"] ? { unfiled: true } : {}),
            ...(after === "" ? {} : { after }),
            limit: pageItems,
        },
    });
    useRowKeys();
    const writes = maySee(["item_writer", "programme_manager"], person);
    const exports = maySee(["programme_manager", "psychometrician"], person);
    const exam = filter["exam"] ?? "";
    const filtered = Object.keys(filter).length > 0;
    const narrow = (changes: Record<string, string>) => {
        setStarts([""]);
        asked.set(changes);
    };
    return (
        <>
            <PageHeader
                title={words("itembank.bank.title")}
                lead={words("itembank.bank.lead")}
                actions={
                    <>
                        <BankLinks />
                        {exports
                            ? <LinkButton href={`/api/bank/export${exam === "" ? "" : `?exam=${encodeURIComponent(exam)}`}`} download>{words("itembank.bank.export")}</LinkButton>
                            : null}
                        {writes ? <LinkButton href="/manage/bank/import">{words("itembank.bank.import")}</LinkButton> : null}
                        {writes ? <LinkButton look="primary" href="/manage/bank/new">{words("itembank.bank.new")}</LinkButton> : null}
                    </>
                }
            />
            <Stack gap={5}>
                <BankFilters filter={filter} outlines={outlines} onChange={narrow} />
                {exam === "" ? null : <Counts exam={exam} onChoose={(state) => narrow({ state })} />}
                <Loaded reading={reading} lines={10}>
                    {({ items, next }) => items.length === 0
                        ? <Empty filtered={filtered} writes={writes} onClear={() => narrow(Object.fromEntries(filterNames.map((name) => [name, ""])))} />
                        : (
                            <Stack gap={4}>
                                <p className="small soft" role="status">
                                    {words("itembank.bank.shown", { count: items.length, more: String(typeof next === "string") })}
                                </p>
                                <Lines items={items} />
                                <Pagination
                                    page={starts.length}
                                    hasMore={typeof next === "string"}
                                    onPage={(page) => setStarts(page > starts.length ? [...starts, next ?? ""] : starts.slice(0, page))}
                                />
                            </Stack>
                        )}
                </Loaded>
            </Stack>
        </>
    );
}

/** The other pages of the bank, for whoever may open them. */
function BankLinks() {
    const words = useWords();
    const { person } = useMe();
    const judges = maySee(["programme_manager", "psychometrician"], person);
    return (
        <>
            <Link href="/manage/bank/reviews">{words("itembank.review.title")}</Link>
            <Link href="/manage/bank/case-studies">{words("itembank.studies.title")}</Link>
            {judges ? <Link href="/manage/bank/forms">{words("itembank.make.title")}</Link> : null}
            {maySee(["programme_manager"], person) ? <Link href="/manage/bank/views">{words("itembank.views.title")}</Link> : null}
        </>
    );
}

function Lines({ items }: { readonly items: readonly BankLine[] }) {
    const words = useWords();
    const columns: readonly Column<BankLine>[] = [
        {
            id: "name",
            title: words("itembank.item"),
            cell: (line) => (
                <div data-row={line.name} className="bank-line">
                    <Link href={`/manage/bank/items/${line.name}`}>{line.title || line.name}</Link>
                    <div className="small faint">{line.title ? line.name : null}</div>
                    <div className="small soft">{line.stem}</div>
                </div>
            ),
        },
        {
            id: "state",
            title: words("itembank.state"),
            cell: (line) => (
                <Row gap={2}>
                    <StateMark state={line.state} />
                    {line.working_copy && line.version ? <Chip>{words("itembank.bank.changing")}</Chip> : null}
                    {line.pool === "practice" ? <Chip>{words("itembank.pool.practice")}</Chip> : null}
                    <span className="faint"><When at={line.changed_at} show="day" /></span>
                </Row>
            ),
        },
        { id: "kind", title: words("itembank.bank.kind"), cell: (line) => words(`itembank.kind.${line.kind}`) },
        { id: "objective", title: words("itembank.objective"), cell: (line) => line.objective || <span className="faint">{words("itembank.bank.missing")}</span> },
        { id: "figures", title: words("itembank.bank.statistics"), cell: (line) => <Figures statistics={line.statistics} /> },
        {
            id: "comments",
            title: words("itembank.bank.comments"),
            align: "end",
            cell: (line) => line.open_comments === 0
                ? <span className="faint">{0}</span>
                : <><span className="strong">{line.open_comments}</span><HiddenText>{words("itembank.bank.open")}</HiddenText></>,
        },
    ];
    return <Table label={words("itembank.bank.title")} columns={columns} rows={items} rowKey={(line) => line.name} />;
}

/** How many items of an exam are in each state, by the blueprint. */
function Counts({ exam, onChoose }: { readonly exam: string; readonly onChoose: (state: ItemState) => void }) {
    const reading = useRead("/api/bank/exams/{exam}/blueprint", { path: { exam } });
    const counts = new Map<string, number>();
    for (const { available } of (reading.data?.domains ?? []).flatMap(({ objectives }) => objectives)) {
        for (const [state, count] of Object.entries(available)) {
            counts.set(state, (counts.get(state) ?? 0) + count);
        }
    }
    return (
        <Row gap={2}>
            {itemStates.filter((state) => counts.has(state)).map((state) => (
                <Button key={state} size="small" look="quiet" onPress={() => onChoose(state)}>
                    <StateMark state={state} />
                    <span className="numeric">{counts.get(state)}</span>
                </Button>
            ))}
        </Row>
    );
}

function Empty({ filtered, writes, onClear }: { readonly filtered: boolean; readonly writes: boolean; readonly onClear: () => void }) {
    const words = useWords();
    return filtered
        ? <EmptyState icon="search" title={words("itembank.bank.nothing")} action={<Button onPress={onClear}>{words("itembank.bank.clear")}</Button>} />
        : (
            <EmptyState
                icon="book"
                title={words("itembank.bank.empty")}
                action={writes
                    ? (
                        <Row>
                            <LinkButton look="primary" href="/manage/bank/new">{words("itembank.bank.new")}</LinkButton>
                            <LinkButton href="/manage/bank/import">{words("itembank.bank.import")}</LinkButton>
                        </Row>
                    )
                    : null}
            >
                {words("itembank.bank.empty_next")}
            </EmptyState>
        );
}

function moveTo(step: 1 | -1): void {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
    const names = rows.map((row) => row.dataset["row"] ?? "");
    const to = nextRow(names, document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"], step);
    rows.find((row) => row.dataset["row"] === to)?.querySelector<HTMLElement>("a")?.focus();
}

const [down, up] = [() => moveTo(1), () => moveTo(-1)];

/** j and k, or the arrows, go from row to row; Enter opens. */
function useRowKeys(): void {
    useShortcuts({ j: down, k: up, ArrowDown: down, ArrowUp: up }, shortcutsWanted());
}
