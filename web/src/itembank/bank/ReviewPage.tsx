import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { maySee, useMe } from "~/app/me";
import { type Reply, send, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Checkbox } from "~/kit/Checkbox";
import { Chip } from "~/kit/Chip";
import { Dialog } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { shortcutsWanted, useShortcuts } from "~/kit/shortcuts";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { CommentForm, CommentsPart } from "./CommentsPart";
import { KeyPart } from "./KeyPart";
import { StateMark } from "./labels";
import { QuestionShown } from "./QuestionShown";
import { ReturnDialog, SignDialog } from "./SignPart";
import "./bank.css";

type Line = Reply<"/api/bank/reviews">["items"][number];
type Asking = "sign" | "return" | "comment" | "keys";

const queueMax = 100;
const checks = ["one_answer", "objective", "wording", "options", "fair", "source"] as const;
const keys = [["j", "next"], ["k", "back"], ["s", "sign"], ["r", "return"], ["c", "comment"], ["?", "help"]] as const;

/** Items that wait for the reader's signature, one after the other, by the keyboard alone if wanted. */
export default function ReviewPage() {
    const words = useWords();
    const reading = useRead("/api/bank/reviews", { query: { limit: queueMax } });
    return (
        <>
            <PageHeader
                title={words("itembank.review.title")}
                lead={words("itembank.review.lead")}
                crumbs={[{ name: words("itembank.bank.title"), href: "/manage/bank" }]}
            />
            <Loaded reading={reading} lines={10}>{({ items, next }) => <Queue items={items} more={typeof next === "string"} />}</Loaded>
        </>
    );
}

function Queue({ items, more }: { readonly items: readonly Line[]; readonly more: boolean }) {
    const words = useWords();
    const [at, setAt] = useState(0);
    const [asking, setAsking] = useState<Asking>();
    const [ready, setReady] = useState<Line>();
    const heading = useRef<HTMLHeadingElement>(null);
    // Signed and returned ones leave the queue, and the next takes their place.
    const place = Math.min(at, Math.max(0, items.length - 1));
    const line = items[place];
    const name = line?.name;
    const shownBefore = useRef(name);
    useEffect(() => {
        if (shownBefore.current !== name) {
            shownBefore.current = name;
            heading.current?.focus();
        }
    }, [name]);
    const go = (step: 1 | -1) => setAt(Math.max(0, Math.min(items.length - 1, place + step)));
    useShortcuts({
        j: () => go(1), k: () => go(-1), s: () => setAsking("sign"), r: () => setAsking("return"), c: () => setAsking("comment"), "?": () => setAsking("keys"),
    }, line !== undefined && shortcutsWanted());
    const close = () => setAsking(undefined);
    return (
        <Stack gap={5}>
            {ready ? <Ready line={ready} onDone={() => setReady(undefined)} /> : null}
            {line
                ? (
                    <>
                        <ProgressBar
                            label={words("itembank.review.progress")}
                            value={((place + 1) / items.length) * 100}
                            text={words("itembank.review.at", { at: place + 1, of: items.length, more: String(more) })}
                        />
                        <Row spread>
                            <Row gap={2}>
                                <Button isDisabled={place === 0} onPress={() => go(-1)}>{words("itembank.review.back")}</Button>
                                <Button isDisabled={place + 1 >= items.length} onPress={() => go(1)}>{words("itembank.review.next")}</Button>
                                <Button look="quiet" onPress={() => setAsking("keys")}>{words("itembank.review.keys")}</Button>
                            </Row>
                            <Row gap={2}>
                                <Button onPress={() => setAsking("comment")}>{words("itembank.review.comment")}</Button>
                                {line.state === "in_review" ? <Button onPress={() => setAsking("return")}>{words("itembank.one.return")}</Button> : null}
                                <Button look="primary" onPress={() => setAsking("sign")}>{words("itembank.one.sign")}</Button>
                            </Row>
                        </Row>
                        <Row gap={2}>
                            <h2 ref={heading} tabIndex={-1}>{line.title || line.name}</h2>
                            <StateMark state={line.state} />
                            <Chip>{words(`itembank.kind.${line.kind}`)}</Chip>
                            {line.assigned ? <Chip kind="accent">{words("itembank.review.mine")}</Chip> : null}
                            <span className="small soft">{words("itembank.review.signed", { count: line.signatures })}</span>
                            <Link href={`/manage/bank/items/${line.name}`}>{words("itembank.review.whole")}</Link>
                        </Row>
                        <Reviewed key={line.version} line={line} />
                        <SignDialog
                            item={line.name}
                            version={line.version}
                            to={line.to}
                            isOpen={asking === "sign"}
                            onClose={close}
                            onSigned={() => setReady(line.signatures > 0 ? line : undefined)}
                        />
                        <ReturnDialog item={line.name} isOpen={asking === "return" && line.state === "in_review"} onClose={close} />
                        <Dialog title={words("itembank.review.comment")} isOpen={asking === "comment"} onClose={close}>
                            <CommentForm item={line.name} focused onDone={close} />
                        </Dialog>
                    </>
                )
                : (
                    <EmptyState icon="check" title={words("itembank.review.empty")} action={<LinkButton href="/manage/bank">{words("itembank.bank.title")}</LinkButton>}>
                        {words("itembank.review.empty_next")}
                    </EmptyState>
                )}
            <Dialog title={words("itembank.review.keys")} isOpen={asking === "keys"} onClose={close}>
                <dl className="keys">
                    {keys.map(([key, what]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={what}>{words(`itembank.review.key_${what}`)}</dd>])}
                </dl>
            </Dialog>
        </Stack>
    );
}

/** The second signature is there: whoever may can promote at once. */
function Ready({ line, onDone }: { readonly line: Line; readonly onDone: () => void }) {
    const words = useWords();
    const { person } = useMe();
    const promote = useAct("post", "/api/bank/items/{item}/promotions", {
        done: ({ state }) => {
            onDone();
            toast(words("itembank.one.promoted", { state: words(`itembank.life.${state}`) }));
        },
    });
    return (
        <Notice
            kind="good"
            title={words("itembank.review.ready", { name: line.name })}
            actions={
                <Row gap={2}>
                    {maySee(["reviewer", "psychometrician", "programme_manager"], person)
                        ? (
                            <Button
                                size="small"
                                isPending={promote.isPending}
                                onPress={() => promote.run({ path: { item: line.name }, body: { version: line.version, to: line.to } })}
                            >
                                {words("itembank.one.promote", { state: words(`itembank.life.${line.to}`) })}
                            </Button>
                        )
                        : null}
                    <Link href={`/manage/bank/items/${line.name}`}>{words("itembank.review.whole")}</Link>
                </Row>
            }
        >
            {promote.failure ? problem(words, promote.failure) : null}
        </Notice>
    );
}

function Reviewed({ line }: { readonly line: Line }) {
    const words = useWords();
    const item = useRead("/api/bank/items/{item}", { path: { item: line.name } });
    const version = useRead("/api/bank/items/{item}/versions/{version}", { path: { item: line.name, version: line.version } });
    return (
        <Stack gap={6}><div className="review-grid">
            <Stack gap={5}>
                <Section title={words("itembank.one.seen")}>
                    <Loaded reading={version} lines={6}>{({ preview, body }) => <QuestionShown item={preview} language={body.meta.language} />}</Loaded>
                </Section>
            </Stack>
            <Stack gap={5}>
                <Card>
                    <Stack gap={3}>
                        <h2>{words("itembank.one.key")}</h2>
                        <Loaded reading={version} lines={4}>{({ body }) => <KeyPart body={body} />}</Loaded>
                        {item.data
                            ? (
                                <p className="small soft">
                                    {words("itembank.review.about", {
                                        objective: item.data.objective || words("itembank.bank.missing"),
                                        level: item.data.cognitive ? words(`itembank.level.${item.data.cognitive}`) : words("itembank.bank.missing"),
                                        source: item.data.source.title || words("itembank.bank.missing"),
                                    })}
                                </p>
                            )
                            : null}
                    </Stack>
                </Card>
                {item.data ? <Alike exam={line.exam} stem={item.data.stem} name={line.name} /> : null}
                <Card>
                    <Stack gap={3}>
                        <h2>{words("itembank.review.checks")}</h2>
                        {checks.map((check) => <Checkbox key={check}>{words(`itembank.review.check.${check}`)}</Checkbox>)}
                    </Stack>
                </Card>
            </Stack>
        </div>
        {item.data ? <CommentsPart item={line.name} comments={item.data.comments} /> : null}</Stack>
    );
}

/** Questions that read nearly the same. */
function Alike({ exam, stem, name }: { readonly exam: string; readonly stem: string; readonly name: string }) {
    const words = useWords();
    const reading = useQuery({
        queryKey: ["itembank alike", exam, name],
        queryFn: () => send("post", "/api/bank/alike", { body: { exam, stem: stem.slice(0, 8000), except: name } }),
        enabled: stem !== "",
        retry: false,
    });
    const found = reading.data?.items ?? [];
    return (
        <Card>
            <Stack gap={3}>
                <h2>{words("itembank.review.alike")}</h2>
                {found.length === 0 ? <p className="soft">{words("itembank.review.alike_none")}</p> : (
                    <ul className="found" role="list">
                        {found.map((one) => (
                            <li key={one.name}>
                                <div><Link href={`/manage/bank/items/${one.name}`}>{one.title || one.name}</Link><div className="small soft">{one.stem}</div></div>
                                <span className="numeric">{words("itembank.review.percent", { percent: one.percent })}</span>
                            </li>
                        ))}
                    </ul>
                )}
            </Stack>
        </Card>
    );
}
