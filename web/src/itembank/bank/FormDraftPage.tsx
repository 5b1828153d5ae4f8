import { useEffect, useRef, useState } from "react";
import { useGo, usePathPart } from "~/app/place";
import { useAct, useRead } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { NumberField } from "~/kit/NumberField";
import { PageHeader } from "~/kit/PageHeader";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { FindItems } from "./FindItems";
import { type FormDraft, namesIn, sectionsOf, type Sections, withItem } from "./formEdits";
import { FormSections } from "./FormSections";
import "./bank.css";

const restMilliseconds = 700;
/** A check that is about more items names the first ones. */
const namedMax = 8;

/** A form that is made by hand: its items, what it covers, and what stands in the way of its use. */
export default function FormDraftPage() {
    const form = usePathPart("form");
    const reading = useRead("/api/bank/forms/{form}", { path: { form } });
    return <Loaded reading={reading} lines={12}>{(draft) => draft.form ? <Frozen draft={draft} form={draft.form} /> : <Builder key={draft.id} draft={draft} />}</Loaded>;
}

function Frozen({ draft, form }: { readonly draft: FormDraft; readonly form: string }) {
    const words = useWords();
    return (
        <>
            <PageHeader title={draft.title || draft.name} crumbs={[{ name: words("itembank.make.title"), href: "/manage/bank/forms" }]} chips={<Chip kind="good">{words("itembank.make.frozen")}</Chip>} />
            <Stack gap={6}>
                <Notice kind="good" title={words("itembank.make.is_frozen")} actions={<LinkButton size="small" href={`/manage/forms/${form}`}>{words("itembank.make.open")}</LinkButton>}>
                    {words("itembank.make.is_frozen_text")}
                </Notice>
                <Coverage draft={draft} />
            </Stack>
        </>
    );
}

/** What is on screen is saved a moment after each change, and the checks come back with it. */
function useKept(draft: FormDraft) {
    const [sections, setSections] = useState<Sections>(() => sectionsOf(draft));
    const [cut, setCut] = useState(draft.cut);
    const [dirty, setDirty] = useState(false);
    const save = useAct("put", "/api/bank/forms/{form}");
    const { run, isPending, failure } = save;
    const latest = useRef({ run, revision: draft.revision, title: draft.title });
    useEffect(() => {
        latest.current = { run, revision: draft.revision, title: draft.title };
    });
    useEffect(() => {
        if (!dirty || isPending) {
            return;
        }
        const timer = setTimeout(() => {
            setDirty(false);
            const { run: keep, revision, title } = latest.current;
            keep({ path: { form: draft.id }, body: { revision, title, cut, sections } });
        }, restMilliseconds);
        return () => clearTimeout(timer);
    }, [dirty, isPending, sections, cut, draft.id]);
    return {
        sections,
        cut,
        isSaved: !dirty && !isPending && !failure,
        failure,
        change: (next: Sections) => {
            setSections(next);
            setDirty(true);
        },
        changeCut: (next: number) => {
            setCut(next);
            setDirty(true);
        },
    };
}

function Builder({ draft }: { readonly draft: FormDraft }) {
    const words = useWords();
    const go = useGo();
    const kept = useKept(draft);
    const { sections } = kept;
    const [into, setInto] = useState(0);
    const [asking, setAsking] = useState<"freeze" | "discard">();
    const freeze = useAct("post", "/api/bank/forms/{form}/freezings", { done: () => setAsking(undefined) });
    const discard = useAct("delete", "/api/bank/forms/{form}", { done: () => go("/manage/bank/forms") });
    const errors = draft.checks.filter(({ severity }) => severity === "error").length;
    const scored = sections.flatMap(({ items }) => items).filter((slot) => slot.scored).length;
    return (
        <>
            <PageHeader
                title={draft.title || draft.name}
                lead={words("itembank.make.counts", { scored, pretest: namesIn(sections).length - scored })}
                crumbs={[{ name: words("itembank.make.title"), href: "/manage/bank/forms" }]}
                actions={
                    <>
                        <span className="faint" role="status">{words(kept.failure ? "itembank.make.unsaved" : kept.isSaved ? "itembank.make.saved" : "itembank.make.saving")}</span>
                        <Button look="quiet" onPress={() => setAsking("discard")}>{words("itembank.make.discard")}</Button>
                        <Button look="primary" isDisabled={errors > 0 || !kept.isSaved} onPress={() => setAsking("freeze")}>{words("itembank.make.freeze")}</Button>
                    </>
                }
            />
            {kept.failure ? <Notice kind="bad">{problem(words, kept.failure)}</Notice> : null}
            <div className="makers">
                <div className="makers-side">
                <Stack gap={5}>
                    <Card>
                        <NumberField
                            label={words("itembank.cut")}
                            hint={words("itembank.make.cut_hint", { scored })}
                            minValue={0}
                            maxValue={400}
                            value={kept.cut}
                            onChange={(next) => kept.changeCut(Number.isNaN(next) ? 0 : next)}
                        />
                    </Card>
                    <Checks draft={draft} />
                    <Coverage draft={draft} />
                </Stack>
                </div>
                <Stack gap={6}>
                    <Section title={words("itembank.make.add")}>
                        <FindItems
                            exam={draft.exam}
                            without={namesIn(sections)}
                            withFilters={{ objectives: draft.coverage.flatMap(({ objectives }) => objectives) }}
                            choose={words("itembank.enemies.choose")}
                            onChoose={({ name, state }) => kept.change(withItem(sections, into, name, state === "operational"))}
                        />
                    </Section>
                    <FormSections draft={draft} sections={sections} into={into} onInto={setInto} onChange={kept.change} />
                </Stack>
            </div>
            <ConfirmDialog
                title={words("itembank.make.freeze_ask", { name: draft.title || draft.name })}
                confirm={words("itembank.make.freeze")}
                isOpen={asking === "freeze"}
                isPending={freeze.isPending}
                failure={freeze.failure}
                onConfirm={() => freeze.run({ path: { form: draft.id }, body: { revision: draft.revision } })}
                onClose={() => setAsking(undefined)}
            >
                <p>{words("itembank.make.freeze_text")}</p>
            </ConfirmDialog>
            <ConfirmDialog
                title={words("itembank.make.discard_ask", { name: draft.title || draft.name })}
                confirm={words("itembank.make.discard")}
                danger
                isOpen={asking === "discard"}
                isPending={discard.isPending}
                failure={discard.failure}
                onConfirm={() => discard.run({ path: { form: draft.id } })}
                onClose={() => setAsking(undefined)}
            >
                <p>{words("itembank.make.discard_text")}</p>
            </ConfirmDialog>
        </>
    );
}

/** What is wrong, the errors first. */
function Checks({ draft }: { readonly draft: FormDraft }) {
    const words = useWords();
    const sorted = draft.checks.toSorted((one, other) => one.severity.localeCompare(other.severity));
    return (
        <Card>
            <Stack gap={3}>
                <h2>{words("itembank.make.checks")}</h2>
                {sorted.length === 0 ? <p>{words("itembank.make.all_good")}</p> : (
                    <ul className="gates" role="list" aria-live="polite">
                        {sorted.map((check) => (
                            <li key={`${check.check}-${check.sentence}`}>
                                <Chip kind={check.severity === "error" ? "bad" : "warn"}>{words(`itembank.import.severity.${check.severity}`)}</Chip>
                                {" "}
                                {check.sentence}
                                <div className="small">
                                    {check.items.slice(0, namedMax).map((name, at) => <span key={name}>{at === 0 ? "" : ", "}<Link href={`/manage/bank/items/${name}`}>{name}</Link></span>)}
                                    {check.items.length > namedMax ? <span className="soft">{" "}{words("itembank.make.more", { count: check.items.length - namedMax })}</span> : null}
                                </div>
                            </li>
                        ))}
                    </ul>
                )}
            </Stack>
        </Card>
    );
}

/** The scored items by domain, with a line where the outline's weighting wants them; below each, what the bank still has. */
function Coverage({ draft }: { readonly draft: FormDraft }) {
    const words = useWords();
    const most = Math.max(1, ...draft.coverage.flatMap(({ wanted, scored }) => [wanted, scored]));
    return (
        <Card>
            <Stack gap={4}>
                <h2>{words("itembank.make.coverage")}</h2>
                <Bars
                    label={words("itembank.make.coverage")}
                    bars={draft.coverage.map((domain) => ({
                        id: domain.id,
                        name: `${domain.id} ${domain.title}`,
                        value: (100 * domain.scored) / most,
                        mark: (100 * domain.wanted) / most,
                        kind: Math.abs(domain.scored - domain.wanted) <= 1 ? "good" : "warn",
                        text: words("itembank.make.share", { scored: domain.scored, wanted: Math.round(domain.wanted * 10) / 10, weight: domain.weight }),
                    }))}
                />
                <details>
                    <summary>{words("itembank.make.by_objective")}</summary>
                    <ul className="found" role="list">
                        {draft.coverage.flatMap(({ objectives }) => objectives).map((objective) => (
                            <li key={objective.id}>
                                <div><span className="strong">{objective.id}</span> <span className="small soft">{objective.text}</span></div>
                                <Row gap={2}>
                                    <span className="small numeric">{words("itembank.make.objective", { scored: objective.scored, available: objective.available["operational"] ?? 0 })}</span>
                                </Row>
                            </li>
                        ))}
                    </ul>
                </details>
            </Stack>
        </Card>
    );
}
