import { useState } from "react";
import { Bars } from "~/kit/Bars";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Section } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { ClaimDialog } from "./ClaimDialog";
import type { Claim, Detail } from "./credential";
import { Day } from "./Day";

/** The ledger of continuing education: by kind with its cap, then every entry. */
export function LedgerPart({ detail: { credential, ledger } }: { readonly detail: Detail }) {
    const words = useWords();
    const [writing, setWriting] = useState<Claim | "new">();
    const open = credential.state === "active" || credential.state === "expiring" || credential.state === "suspended";
    return (
        <Section
            title={words("credentials.ledger.title")}
            actions={open ? <Button onPress={() => setWriting("new")}>{words("credentials.ledger.claim")}</Button> : null}
        >
            <p className="reading">
                {words.rich("credentials.ledger.about", { from: <Day on={ledger.from} />, until: <Day on={ledger.until} /> })}
            </p>
            <Card>
                <Bars
                    label={words("credentials.ledger.kinds")}
                    bars={ledger.lines.map((line) => ({
                        id: line.activity,
                        name: words(`credentials.activity.${line.activity}`),
                        value: line.cap === 0 ? 0 : (line.counted / line.cap) * 100,
                        text: words(line.approved > line.counted ? "credentials.ledger.capped" : "credentials.ledger.line", {
                            counted: line.counted,
                            cap: line.cap,
                            approved: line.approved,
                        }),
                        kind: "brass",
                    }))}
                />
            </Card>
            {ledger.claims.length === 0
                ? <EmptyState icon="book" title={words("credentials.ledger.none")}>{words("credentials.ledger.noneNext")}</EmptyState>
                : (
                    <Card>
                        <ul className="claims" role="list">
                            {ledger.claims.map((claim) => (
                                <li key={claim.id} className="claim">
                                    <Row spread>
                                        <strong>{claim.title}</strong>
                                        {claim.state === "submitted"
                                            ? <Chip kind="info">{words("credentials.claim.submitted")}</Chip>
                                            : <StateChip state={claim.state}>{words(`credentials.claim.${claim.state}`)}</StateChip>}
                                    </Row>
                                    <span className="faint">
                                        {words.rich(claim.posted ? "credentials.ledger.posted" : "credentials.ledger.entry", {
                                            kind: words(`credentials.activity.${claim.activity}`),
                                            credits: words("credentials.credits.number", { credits: claim.credits }),
                                            day: <Day on={claim.done_on} />,
                                        })}
                                    </span>
                                    {claim.reason === "" ? null : <p className="claim-reason">{claim.reason}</p>}
                                    {claim.state === "returned" && open
                                        ? (
                                            <Row>
                                                <Button size="small" onPress={() => setWriting(claim)}>{words("credentials.ledger.mend")}</Button>
                                            </Row>
                                        )
                                        : null}
                                </li>
                            ))}
                        </ul>
                    </Card>
                )}
            {writing
                ? (
                    <ClaimDialog
                        credential={credential.id}
                        from={ledger.from}
                        {...(writing === "new" ? {} : { claim: writing })}
                        onClose={() => setWriting(undefined)}
                    />
                )
                : null}
        </Section>
    );
}
