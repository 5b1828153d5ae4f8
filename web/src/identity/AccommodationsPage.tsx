import { useState } from "react";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { Form } from "~/kit/Form";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { TextArea } from "~/kit/TextField";
import { keepShortcutsWanted, nextRow, shortcutsWanted, useShortcuts } from "~/kit/shortcuts";
import { Simulated } from "~/kit/Simulated";
import { Switch } from "~/kit/Switch";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import "./Part.css";

type Waiting = Reply<"/api/manage/accommodations">[number];
interface Verdict {
    readonly request: Waiting;
    readonly decision: "approved" | "refused";
}

/** The requests that wait for the accommodations reviewer, who alone reads why. */
export default function AccommodationsPage() {
    const words = useWords();
    const reading = useRead("/api/manage/accommodations");
    return (
        <>
            <PageHeader title={words("identity.review.title")} lead={words("identity.review.lead")} />
            <Loaded reading={reading}>
                {(requests) => requests.length === 0
                    ? <EmptyState icon="check" title={words("identity.review.none")} />
                    : <Queue requests={requests} />}
            </Loaded>
        </>
    );
}

function cardId(request: string): string {
    return `request-${request}`;
}

function Queue({ requests }: { readonly requests: readonly Waiting[] }) {
    const words = useWords();
    const [verdict, setVerdict] = useState<Verdict>();
    const [hasKeys, setKeys] = useState(shortcutsWanted);
    // The request that the focus is on or in.
    const current = () => requests.find((request) => document.getElementById(cardId(request.id))?.contains(document.activeElement));
    const move = (step: 1 | -1) => {
        const next = nextRow(requests.map((request) => request.id), current()?.id, step);
        document.getElementById(cardId(next ?? ""))?.focus();
    };
    const decide = (decision: Verdict["decision"]) => {
        const request = current();
        if (request) {
            setVerdict({ request, decision });
        }
    };
    useShortcuts({ j: () => move(1), k: () => move(-1), a: () => decide("approved"), r: () => decide("refused") }, hasKeys);
    return (
        <Stack>
            {requests.map((request) => (
                <article key={request.id} id={cardId(request.id)} className="request" tabIndex={-1} aria-labelledby={`${cardId(request.id)}-name`}>
                    <Card>
                        <Row spread>
                            <h2 id={`${cardId(request.id)}-name`}>{request.display_name}<Simulated who={request} /></h2>
                            <span className="faint"><When at={request.requested_at} /></span>
                        </Row>
                        <Chip kind="accent">{words(`identity.accommodation.preset.${request.preset}`)}</Chip>
                        <p className="reading">{request.reason}</p>
                        <Row>
                            <Button onPress={() => setVerdict({ request, decision: "approved" })}>{words("identity.review.approve")}</Button>
                            <Button look="quiet" onPress={() => setVerdict({ request, decision: "refused" })}>
                                {words("identity.review.refuse")}
                            </Button>
                        </Row>
                    </Card>
                </article>
            ))}
            <Switch
                isSelected={hasKeys}
                hint={words("identity.review.keysHint")}
                onChange={(wanted) => {
                    keepShortcutsWanted(wanted);
                    setKeys(wanted);
                }}
            >
                {words("identity.review.keys")}
            </Switch>
            {verdict ? <VerdictDialog key={verdict.request.id} verdict={verdict} onClose={() => setVerdict(undefined)} /> : null}
        </Stack>
    );
}

function VerdictDialog({ verdict: { request, decision }, onClose }: {
    readonly verdict: Verdict;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const approves = decision === "approved";
    const { run, failure, isPending } = useAct("post", "/api/manage/accommodations/{accommodation}/decisions", {
        done: () => {
            toast(words("identity.review.done", { name: request.display_name }));
            onClose();
        },
    });
    const name = words(approves ? "identity.review.approve" : "identity.review.refuse");
    return (
        <Dialog title={`${name}: ${request.display_name}`} isOpen onClose={onClose}>
            <Form
                failure={failure}
                onSubmit={({ answer = "" }) =>
                    run({ path: { accommodation: request.id }, body: { decision, ...(answer === "" ? {} : { answer }) } })}
            >
                <TextArea
                    name="answer"
                    label={words("identity.review.answer")}
                    hint={words(approves ? "identity.review.answerHint" : "identity.review.refusalHint")}
                    optional={approves}
                    maxLength={1000}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={isPending}>{name}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
