import { useState } from "react";
import { usePathPart } from "~/app/place";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { Simulated } from "~/kit/Simulated";
import { Table } from "~/kit/Table";
import { TextArea } from "~/kit/TextField";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { Life } from "./Life";
import "./credentials.css";

type Detail = Reply<"/api/manage/credentials/{credential}">;
type Deed = "suspensions" | "reinstatements" | "revocations";

/** One credential with its ledger and history, and the decisions about it. */
export default function ManagedCredentialPage() {
    const credential = usePathPart("credential");
    const reading = useRead("/api/manage/credentials/{credential}", { path: { credential } });
    return <Loaded reading={reading}>{(detail) => <Managed detail={detail} />}</Loaded>;
}

function Managed({ detail: { credential: { credential, name, simulated }, ledger, history } }: { readonly detail: Detail }) {
    const words = useWords();
    const [deed, setDeed] = useState<Deed>();
    const shownName = name || words("credentials.verify.erased");
    const { state } = credential;
    return (
        <>
            <PageHeader
                title={words("credentials.manage.of", { name: shownName, title: credential.title })}
                crumbs={[{ name: words("credentials.manage.title"), href: "/manage/credentials" }]}
                chips={
                    <>
                        <StateChip state={state}>{words(`credentials.state.${state}`)}</StateChip>
                        <Simulated who={{ simulated }} />
                        <Chip>{words(`credentials.level.${credential.level}`)}</Chip>
                        {credential.proctored ? null : <Chip>{words("credentials.unproctored")}</Chip>}
                    </>
                }
                actions={
                    <>
                        {state === "revoked" ? null : <Button look="quiet" onPress={() => setDeed("revocations")}>{words("credentials.deed.revocations")}</Button>}
                        {state === "suspended"
                            ? <Button onPress={() => setDeed("reinstatements")}>{words("credentials.deed.reinstatements")}</Button>
                            : state === "revoked" || state === "superseded"
                                ? null
                                : <Button onPress={() => setDeed("suspensions")}>{words("credentials.deed.suspensions")}</Button>}
                    </>
                }
            />
            <Stack gap={6}>
                <Card look="brass"><Life credential={credential} /></Card>
                <Section title={words("credentials.ledger.title")}>
                    <Card>
                        <ProgressBar
                            label={words("credentials.renew.progress")}
                            value={ledger.needed === 0 ? 100 : Math.min(100, (ledger.counted / ledger.needed) * 100)}
                            text={words("credentials.credits.of", { counted: ledger.counted, needed: ledger.needed })}
                        />
                    </Card>
                </Section>
                <Section title={words("credentials.manage.history")}>
                    <Table
                        label={words("credentials.manage.history")}
                        rows={history}
                        rowKey={(entry) => entry.at + entry.event}
                        columns={[
                            { id: "event", title: words("credentials.manage.event"), cell: (entry) => words(`credentials.event.${entry.event}`) },
                            { id: "by", title: words("credentials.manage.by"), cell: (entry) => entry.by || words("credentials.manage.system") },
                            { id: "at", title: words("credentials.manage.at"), cell: (entry) => <When at={entry.at} /> },
                            {
                                id: "reason",
                                title: words("credentials.manage.reason"),
                                cell: (entry) => entry.event === "renewed" ? words(`credentials.terms.${entry.reason}`) : entry.reason,
                            },
                        ]}
                    />
                </Section>
            </Stack>
            {deed ? <DeedDialog deed={deed} credential={credential.id} name={shownName} onClose={() => setDeed(undefined)} /> : null}
        </>
    );
}

function DeedDialog({ deed, credential, name, onClose }: {
    readonly deed: Deed;
    readonly credential: string;
    readonly name: string;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const suspend = useAct("post", "/api/manage/credentials/{credential}/suspensions", { done: onClose });
    const reinstate = useAct("post", "/api/manage/credentials/{credential}/reinstatements", { done: onClose });
    const revoke = useAct("post", "/api/manage/credentials/{credential}/revocations", { done: onClose });
    const act = { suspensions: suspend, reinstatements: reinstate, revocations: revoke }[deed];
    return (
        <Dialog title={words(`credentials.deedTitle.${deed}`, { name })} isOpen onClose={onClose}>
            <p className="reading">{words(`credentials.deedText.${deed}`)}</p>
            <Form failure={act.failure} onSubmit={({ reason = "" }) => act.run({ path: { credential }, body: { reason } })}>
                <TextArea name="reason" label={words("credentials.manage.reason")} hint={words("credentials.manage.reasonHint")} minLength={3} maxLength={500} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look={deed === "reinstatements" ? "primary" : "danger"} isPending={act.isPending}>
                        {words(`credentials.deed.${deed}`)}
                    </Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
