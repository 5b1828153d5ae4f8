import { useState } from "react";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Section } from "~/kit/layout";
import { Select } from "~/kit/Select";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import type { DayEntry } from "./desk";

const kinds = ["technical", "identity", "behaviour", "health", "environment", "other"] as const;

/** What happened around an exam, for people to read later. It changes no answer and no score. */
export function IncidentPart({ booking, incidents }: { readonly booking: string; readonly incidents: DayEntry["incidents"] }) {
    const words = useWords();
    const [reports, setReports] = useState(false);
    return (
        <Section
            title={words("proctoring.incident.title")}
            gap={3}
            actions={<Button size="small" onPress={() => setReports(true)}>{words("proctoring.incident.report")}</Button>}
        >
            {incidents.length === 0
                ? <p className="soft">{words("proctoring.incident.none")}</p>
                : (
                    <ul className="incidents" role="list">
                        {incidents.map((incident) => (
                            <li key={incident.id}>
                                <div className="strong">{words(`proctoring.incident.kind.${incident.kind}`)}</div>
                                <p>{incident.text}</p>
                                <div className="faint">
                                    {words.rich("proctoring.incident.by", { name: incident.reported_by, at: <When at={incident.reported_at} /> })}
                                </div>
                            </li>
                        ))}
                    </ul>
                )}
            {reports ? <ReportDialog booking={booking} onClose={() => setReports(false)} /> : null}
        </Section>
    );
}

function ReportDialog({ booking, onClose }: { readonly booking: string; readonly onClose: () => void }) {
    const words = useWords();
    const [kind, setKind] = useState<typeof kinds[number]>("technical");
    const report = useAct("post", "/api/manage/bookings/{booking}/incidents", {
        done: () => {
            toast(words("proctoring.incident.done"));
            onClose();
        },
    });
    return (
        <Dialog title={words("proctoring.incident.report")} isOpen onClose={onClose}>
            <p className="soft">{words("proctoring.incident.about")}</p>
            <Form failure={report.failure} onSubmit={({ text = "" }) => report.run({ path: { booking }, body: { kind, text } })}>
                <Select
                    label={words("proctoring.incident.kindLabel")}
                    value={kind}
                    onChange={(id) => setKind(kinds.find((one) => one === id) ?? "other")}
                    choices={kinds.map((id) => ({ id, name: words(`proctoring.incident.kind.${id}`) }))}
                />
                <TextArea name="text" label={words("proctoring.incident.text")} hint={words("proctoring.incident.textHint")} maxLength={2000} rows={5} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={report.isPending}>{words("proctoring.incident.go")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
