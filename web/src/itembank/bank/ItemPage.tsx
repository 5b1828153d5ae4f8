import { useQuery } from "@tanstack/react-query";
import { usePathPart } from "~/app/place";
import { send, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { maySee, useMe } from "~/app/me";
import { CommentsPart } from "./CommentsPart";
import { EnemiesPart } from "./EnemiesPart";
import { KeyPart } from "./KeyPart";
import { type BankItem, Figures, PersonShown, StateMark } from "./labels";
import { LifeActions, Timeline } from "./LifePart";
import { QuestionShown } from "./QuestionShown";
import { Signatures, SignPart } from "./SignPart";
import { VersionsPart } from "./VersionsPart";
import "./bank.css";

/** One item: what candidates see, where it is in its life, and what it needs to go on. */
export default function ItemPage() {
    const item = usePathPart("item");
    const reading = useRead("/api/bank/items/{item}", { path: { item } });
    return <Loaded reading={reading} lines={12}>{(shown) => <Shown item={shown} />}</Loaded>;
}

function Shown({ item }: { readonly item: BankItem }) {
    const words = useWords();
    const { person } = useMe();
    const latest = item.versions[0];
    const may = new Set(item.may);
    const sat = item.versions.find(({ delivered }) => delivered);
    return (
        <>
            <PageHeader
                title={item.title || item.name}
                crumbs={[{ name: words("itembank.bank.title"), href: "/manage/bank" }]}
                chips={
                    <>
                        <StateMark state={item.state} />
                        <Chip>{words(`itembank.kind.${item.kind}`)}</Chip>
                        <Chip>{words(`itembank.pool.${item.pool}`)}</Chip>
                        {item.title && item.title !== item.name ? <span className="faint">{item.name}</span> : null}
                    </>
                }
                actions={
                    <>
                        <LifeActions item={item} />
                        {sat && maySee(["programme_manager", "psychometrician"], person)
                            ? <LinkButton href={`/manage/key-corrections/new?item=${item.name}&version=${sat.id}`}>{words("itembank.one.correct")}</LinkButton>
                            : null}
                        {may.has("edit") ? <LinkButton look="primary" href={`/manage/bank/items/${item.name}/edit`}>{words("itembank.one.edit")}</LinkButton> : null}
                    </>
                }
            />
            <Columns>
                <Stack gap={7}>
                    {item.working_copy && latest
                        ? (
                            <Notice title={words("itembank.one.copy")}>
                                {words.rich("itembank.one.copy_next", { link: (name) => <Link href={`/manage/bank/items/${item.name}/edit`}>{name}</Link> })}
                            </Notice>
                        )
                        : null}
                    {latest ? <Version item={item.name} version={latest.id} /> : <Copy item={item.name} language={item.language} />}
                    {item.versions.length > 1 ? <VersionsPart item={item} /> : null}
                    <CommentsPart item={item.name} comments={item.comments} />
                    <EnemiesPart item={item} />
                    <Used item={item} />
                    <Timeline item={item} />
                </Stack>
                <Stack gap={5}>
                    {item.next ? <SignPart item={item} /> : null}
                    {item.working_copy && item.state === "draft" ? <BeforeReview item={item.name} /> : null}
                    {!item.next && latest && latest.signatures.length > 0 ? <Card><Signatures list={latest.signatures} /></Card> : null}
                    <Card>
                        <DescriptionList
                            facts={[
                                { term: words("itembank.bank.exam"), value: item.exam || words("itembank.bank.missing") },
                                { term: words("itembank.objective"), value: item.objective || words("itembank.bank.missing") },
                                { term: words("itembank.one.level"), value: item.cognitive ? words(`itembank.level.${item.cognitive}`) : words("itembank.bank.missing") },
                                { term: words("itembank.one.source"), value: <Source item={item} /> },
                                { term: words("itembank.one.author"), value: <PersonShown person={item.author} /> },
                                { term: words("itembank.one.language"), value: item.language || words("itembank.bank.missing") },
                                ...(item.stimulus === "" ? [] : [{ term: words("itembank.one.study"), value: item.stimulus }]),
                                ...(item.assigned.length === 0 ? [] : [{ term: words("itembank.one.assigned"), value: item.assigned.map(({ name }) => name).join(", ") }]),
                            ]}
                        />
                    </Card>
                    {latest ? <Statistics item={item} /> : null}
                </Stack>
            </Columns>
        </>
    );
}

function Source({ item }: { readonly item: BankItem }) {
    const words = useWords();
    const { title, url } = item.source;
    return url ? <Link href={url} target="_blank">{title || url}</Link> : <>{title || words("itembank.bank.missing")}</>;
}

function Version({ item, version }: { readonly item: string; readonly version: string }) {
    const words = useWords();
    const reading = useRead("/api/bank/items/{item}/versions/{version}", { path: { item, version } });
    return (
        <Section title={words("itembank.one.seen")}>
            <Loaded reading={reading} lines={6}>
                {({ preview, body }) => (
                    <Stack gap={4}>
                        <QuestionShown key={preview.id} item={preview} language={body.meta.language} />
                        <details>
                            <summary className="strong">{words("itembank.one.key")}</summary>
                            <Card look="sunken"><KeyPart body={body} /></Card>
                        </details>
                    </Stack>
                )}
            </Loaded>
        </Section>
    );
}

/** An item that was never submitted: its working copy, as far as it can be drawn. */
function Copy({ item, language }: { readonly item: string; readonly language: string }) {
    const words = useWords();
    const reading = useQuery({
        queryKey: ["itembank copy", item],
        queryFn: () => send("post", "/api/bank/items/{item}/previews", { path: { item }, body: {} }),
        retry: false,
    });
    return (
        <Section title={words("itembank.one.seen")}>
            <p className="soft">{words("itembank.one.unsubmitted")}</p>
            <Loaded reading={reading} lines={6}>{(preview) => <QuestionShown item={preview} language={language} />}</Loaded>
        </Section>
    );
}

/** What a review would ask for and the working copy does not have. */
function BeforeReview({ item }: { readonly item: string }) {
    const words = useWords();
    const reading = useRead("/api/bank/items/{item}/draft", { path: { item } });
    return (
        <Card>
            <Stack gap={3}>
                <h2>{words("itembank.one.way", { state: words("itembank.life.in_review") })}</h2>
                <Loaded reading={reading} lines={3}>
                    {({ missing }) => missing.length === 0 ? <p>{words("itembank.one.complete")}</p> : (
                        <ul className="gates" role="list">
                            {missing.map((gate) => (
                                <li key={gate.gate} className="gate" data-met={gate.met}>
                                    <span aria-hidden="true">{gate.met ? "✓" : "✕"}</span>
                                    <div>{words(`itembank.gate.${gate.gate}`)}<div className="small soft">{gate.sentence}</div></div>
                                </li>
                            ))}
                        </ul>
                    )}
                </Loaded>
            </Stack>
        </Card>
    );
}

function Used({ item }: { readonly item: BankItem }) {
    const words = useWords();
    return (
        <Section title={words("itembank.one.used")}>
            {item.used_on.length === 0 ? <p className="soft">{words("itembank.one.unused")}</p> : (
                <Table
                    label={words("itembank.one.used")}
                    rows={item.used_on}
                    rowKey={(use) => `${use.form}-${use.version}`}
                    columns={[
                        {
                            id: "form",
                            title: words("itembank.form"),
                            cell: (use) => <Link href={`/manage/forms/${use.form}`}>{words("itembank.formName", { name: use.name, number: use.number })}</Link>,
                        },
                        { id: "version", title: words("itembank.one.version"), align: "end", cell: (use) => use.version },
                        {
                            id: "use",
                            title: words("itembank.use"),
                            cell: (use) => (
                                <Row gap={2}>
                                    <Chip kind={use.scored ? "good" : "plain"}>{words(use.kind === "practice" ? "itembank.pool.practice" : use.scored ? "itembank.scored" : "itembank.pretest")}</Chip>
                                    {use.anchor ? <Chip kind="info">{words("itembank.anchor")}</Chip> : null}
                                </Row>
                            ),
                        },
                        { id: "now", title: words("itembank.state"), cell: (use) => words(use.current ? "itembank.current" : "itembank.earlier") },
                    ]}
                />
            )}
        </Section>
    );
}

function Statistics({ item }: { readonly item: BankItem }) {
    const words = useWords();
    return (
        <Card>
            <Stack gap={3}>
                <h2>{words("itembank.bank.statistics")}</h2>
                {item.versions.map((version) => (
                    <Row key={version.id} spread>
                        <span>{words("itembank.one.version_number", { number: version.number })}</span>
                        <Figures statistics={version.statistics} />
                    </Row>
                ))}
                {item.versions[0]?.statistics ? <p className="faint">{words("itembank.one.counted")} <When at={item.versions[0].statistics.at} /></p> : null}
            </Stack>
        </Card>
    );
}
