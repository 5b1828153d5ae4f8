import { useState } from "react";
import { MailText } from "~/identity/DemoMails";
import { Card } from "~/kit/Card";
import { Chip, type ChipKind } from "~/kit/Chip";
import { useRead } from "~/kit/api";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { Tabs } from "~/kit/Tabs";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { FailedJobs } from "./FailedJobs";
import { useAsked } from "./place";

/** What the operator watches: mails that left or wait, and jobs that gave up. */
export default function OperationPage() {
    const words = useWords();
    const asked = useAsked();
    return (
        <>
            <PageHeader title={words("app.operation.name")} lead={words("app.operation.about")} />
            <Tabs
                label={words("app.operation.name")}
                selected={asked.get("part") || "mails"}
                onSelect={(part) => asked.set({ part })}
                tabs={[
                    { id: "mails", name: words("app.operation.mails"), content: <Mails /> },
                    { id: "jobs", name: words("app.operation.jobs"), content: <FailedJobs /> },
                ]}
            />
        </>
    );
}

const chips: Record<string, ChipKind> = { queued: "info", sent: "good", failed: "bad" };

function Mails() {
    const words = useWords();
    const [trail, setTrail] = useState<readonly string[]>([]);
    const after = trail.at(-1);
    const reading = useRead("/api/manage/mails", { query: after === undefined ? {} : { after } });
    return (
        <Section title={words("app.operation.mails")}>
            <Loaded reading={reading}>
                {({ items, next }) => items.length === 0
                    ? <EmptyState icon="mail" title={words("app.operation.noMails")} />
                    : (
                        <Stack>
                            {items.map((mail) => (
                                <Card key={mail.id}>
                                    <Row spread align="start">
                                        <h3>{mail.subject}</h3>
                                        <Chip kind={chips[mail.state] ?? "plain"}>{words(`app.operation.state.${mail.state}`)}</Chip>
                                    </Row>
                                    <p className="faint">
                                        {words("app.operation.mailTo", { address: mail.to_address })} · <When at={mail.created_at} />
                                    </p>
                                    {mail.last_error === "" ? null : <p className="field-error">{mail.last_error}</p>}
                                    <details>
                                        <summary>{words("app.operation.read")}</summary>
                                        <div className="mail-text"><MailText text={mail.body} /></div>
                                    </details>
                                </Card>
                            ))}
                            <Pagination
                                page={trail.length + 1}
                                hasMore={Boolean(next)}
                                onPage={(page) => setTrail(page > trail.length && next ? [...trail, next] : trail.slice(0, -1))}
                            />
                        </Stack>
                    )}
            </Loaded>
        </Section>
    );
}
