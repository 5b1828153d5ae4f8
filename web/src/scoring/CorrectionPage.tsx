import { useState } from "react";
import { maySee, useMe } from "~/app/me";
import { useAsked, useGo } from "~/app/place";
import { type Reply, type Sending, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { EmptyState } from "~/kit/EmptyState";
import { Form } from "~/kit/Form";
import { Row, Section, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { RadioGroup } from "~/kit/RadioGroup";
import { TextArea } from "~/kit/TextField";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { KeyPart } from "~/itembank/bank/KeyPart";
import { QuestionShown } from "~/itembank/bank/QuestionShown";
import type { Response } from "~/player/core/wire";
import { CorrectedTable, Movement } from "./CorrectedTable";

type Preview = Reply<"/api/manage/key-corrections/previews", "post">;
type Apply = Sending<"/api/manage/key-corrections", "post">["body"];
type Wish = Pick<Apply, "item" | "remedy" | "accepted">;
type Body = Reply<"/api/bank/items/{item}/versions/{version}">;

const remedies = ["void_item", "full_credit", "accept_also", "change_key"] as const;
type Remedy = (typeof remedies)[number];
const reasonMax = 500;

/** A key that was wrong: what to do, who would change by it, and then the deed. */
export default function CorrectionPage() {
    const words = useWords();
    const asked = useAsked();
    const item = asked.get("item");
    const version = asked.get("version");
    return (
        <>
            <PageHeader
                title={item === "" ? words("scoring.corrections.title") : words("scoring.correct.title", { name: item })}
                lead={words("scoring.correct.lead")}
                crumbs={[{ name: words("scoring.corrections.title"), href: "/manage/key-corrections" }]}
            />
            {item === "" || version === ""
                ? (
                    <EmptyState icon="search" title={words("scoring.correct.no_item")} action={<LinkButton look="primary" href="/manage/bank">{words("scoring.correct.to_bank")}</LinkButton>}>
                        {words("scoring.correct.no_item_next")}
                    </EmptyState>
                )
                : <Of item={item} version={version} />}
        </>
    );
}

function Of({ item, version }: { readonly item: string; readonly version: string }) {
    const reading = useRead("/api/bank/items/{item}/versions/{version}", { path: { item, version } });
    return <Loaded reading={reading} lines={8}>{(body) => <Steps item={item} version={body} />}</Loaded>;
}

function Steps({ item, version }: { readonly item: string; readonly version: Body }) {
    const words = useWords();
    const [remedy, setRemedy] = useState<Remedy>();
    const [answer, setAnswer] = useState<Response | null>(null);
    const [seen, setSeen] = useState<{ readonly wish: Wish; readonly preview: Preview }>();
    const wantsAnswer = remedy === "accept_also" || remedy === "change_key";
    const wish: Wish | undefined = remedy && (!wantsAnswer || answer)
        ? { item: version.id, remedy, ...(wantsAnswer && answer ? { accepted: [answer] as unknown as NonNullable<Wish["accepted"]> } : {}) }
        : undefined;
    const look = useAct("post", "/api/manage/key-corrections/previews", {
        done: (preview) => setSeen(wish ? { wish, preview } : undefined),
    });
    const forget = () => {
        setSeen(undefined);
        look.reset();
    };
    return (
        <Stack gap={7}>
            <Section title={words("scoring.correct.remedy")}>
                <RadioGroup
                    label={words("scoring.correct.remedy_label")}
                    look="cards"
                    choices={remedies.map((id) => ({ id, name: words(`scoring.remedy.${id}`), note: words(`scoring.remedy.${id}.about`) }))}
                    value={remedy ?? null}
                    onChange={(id) => {
                        setRemedy(id as Remedy);
                        forget();
                    }}
                />
            </Section>
            <Section title={words(wantsAnswer ? "scoring.correct.answer" : "scoring.correct.question")}>
                {wantsAnswer ? <p className="soft">{words("scoring.correct.answer_hint")}</p> : null}
                <QuestionShown
                    item={version.preview}
                    language={version.body.meta.language}
                    onAnswer={(response) => {
                        setAnswer(response);
                        forget();
                    }}
                />
                <details>
                    <summary className="strong">{words("scoring.correct.key_now")}</summary>
                    <Card look="sunken"><KeyPart body={version.body} /></Card>
                </details>
            </Section>
            <Stack gap={4}>
                {look.failure ? <Notice kind="bad">{problem(words, look.failure)}</Notice> : null}
                <Row>
                    <Button look={seen ? "plain" : "primary"} isPending={look.isPending} isDisabled={wish === undefined} onPress={() => wish && look.run({ body: wish })}>
                        {words("scoring.correct.preview")}
                    </Button>
                    {wish === undefined ? <span className="soft small">{words(remedy ? "scoring.correct.answer_first" : "scoring.correct.choose_first")}</span> : null}
                </Row>
            </Stack>
            {seen ? <Consequences item={item} wish={seen.wish} preview={seen.preview} /> : null}
        </Stack>
    );
}

function Consequences({ item, wish, preview }: { readonly item: string; readonly wish: Wish; readonly preview: Preview }) {
    const words = useWords();
    const go = useGo();
    const { person } = useMe();
    const [demotions, setDemotions] = useState<"keep" | "withdraw">("keep");
    const [reason, setReason] = useState<string>();
    const apply = useAct("post", "/api/manage/key-corrections", {
        done: ({ correction }) => go(`/manage/key-corrections/${correction.id}`),
    });
    return (
        <Stack gap={6}>
            <Section title={words("scoring.correct.who")}>
                <Movement results={preview.results} changed={preview.changed} raised={preview.raised} lowered={preview.lowered} holders={preview.holders} />
                {preview.lines.length === 0 ? <p className="soft">{words("scoring.correct.nobody")}</p> : <CorrectedTable lines={preview.lines} />}
                {preview.changed > preview.lines.length ? <p className="faint">{words("scoring.correct.first", { count: preview.lines.length })}</p> : null}
            </Section>
            {maySee(["programme_manager"], person)
                ? (
                    <Section title={words("scoring.correct.do")}>
                        <Form onSubmit={(values) => setReason(values["reason"] ?? "")}>
                            {preview.lowered > 0
                                ? (
                                    <RadioGroup
                                        label={words("scoring.correct.demotions", { count: preview.lowered })}
                                        look="cards"
                                        choices={(["keep", "withdraw"] as const).map((id) => ({ id, name: words(`scoring.demotions.${id}`), note: words(`scoring.demotions.${id}.about`) }))}
                                        value={demotions}
                                        onChange={(id) => setDemotions(id === "withdraw" ? "withdraw" : "keep")}
                                    />
                                )
                                : null}
                            <TextArea name="reason" label={words("scoring.correct.reason")} hint={words("scoring.correct.reason_hint")} minLength={3} maxLength={reasonMax} />
                            <Row><Button type="submit" look="primary">{words("scoring.correct.apply")}</Button></Row>
                        </Form>
                        <ConfirmDialog
                            title={words("scoring.correct.confirm", { name: item })}
                            confirm={words("scoring.correct.apply")}
                            danger
                            isOpen={reason !== undefined}
                            isPending={apply.isPending}
                            failure={apply.failure}
                            onClose={() => {
                                setReason(undefined);
                                apply.reset();
                            }}
                            onConfirm={() => apply.run({ body: { ...wish, demotions, reason: reason ?? "", raised: preview.raised, lowered: preview.lowered } })}
                        >
                            <p>{words("scoring.correct.confirm_text", { changed: preview.changed, raised: preview.raised, lowered: preview.lowered, demotions })}</p>
                        </ConfirmDialog>
                    </Section>
                )
                : <Notice>{words("scoring.correct.manager_only")}</Notice>}
        </Stack>
    );
}
