import { useState } from "react";
import { maySee, useMe } from "~/app/me";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Stack } from "~/kit/layout";
import { NumberField } from "~/kit/NumberField";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useAct } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { isGoing, type Timeline } from "./attempt";

type Deed = "time-grants" | "pauses" | "termination" | "cancellation" | "annulment";

/** What is possible in a phase. The server decides again. */
function deedsIn(phase: string): readonly Deed[] {
    if (phase === "in_progress") {
        return ["time-grants", "pauses", "termination", "cancellation"];
    }
    if (phase === "paused") {
        return ["time-grants", "termination", "cancellation"];
    }
    return phase === "submitted" ? ["annulment"] : isGoing({ phase }) ? ["cancellation"] : [];
}

const grave = new Set<Deed>(["termination", "cancellation", "annulment"]);
/** Only a programme manager takes an attempt out of the count. */
const managersOnly = new Set<Deed>(["cancellation", "annulment"]);

/** What staff may do to an attempt: each with a reason, which the candidate can read and the log keeps. */
export function StaffDeeds({ attempt }: { readonly attempt: Timeline["attempt"] }) {
    const words = useWords();
    const { person } = useMe();
    const [doing, setDoing] = useState<Deed>();
    const done = () => {
        setDoing(undefined);
        toast(words("delivery.deed.done"));
    };
    const grant = useAct("post", "/api/manage/attempts/{attempt}/time-grants", { done });
    const pause = useAct("post", "/api/manage/attempts/{attempt}/pauses", { done });
    const resume = useAct("post", "/api/manage/attempts/{attempt}/resumptions", { done });
    const terminate = useAct("post", "/api/manage/attempts/{attempt}/termination", { done });
    const cancel = useAct("post", "/api/manage/attempts/{attempt}/cancellation", { done });
    const annul = useAct("post", "/api/manage/attempts/{attempt}/annulment", { done });
    const acts = { "time-grants": grant, pauses: pause, termination: terminate, cancellation: cancel, annulment: annul } as const;
    const manages = maySee(["programme_manager"], person);
    const deeds = deedsIn(attempt.phase).filter((deed) => manages || !managersOnly.has(deed));
    if (deeds.length === 0 && attempt.phase !== "paused") {
        return null;
    }
    const path = { attempt: attempt.id };
    const act = doing === undefined ? undefined : acts[doing];
    return (
        <Card>
            <h2>{words("delivery.deed.title")}</h2>
            <Stack gap={2}>
                {attempt.phase === "paused"
                    ? <Button isPending={resume.isPending} onPress={() => resume.run({ path })}>{words("delivery.deed.resumptions")}</Button>
                    : null}
                {deeds.map((deed) => (
                    <Button
                        key={deed}
                        look={grave.has(deed) ? "quiet" : "plain"}
                        onPress={() => {
                            acts[deed].reset();
                            setDoing(deed);
                        }}
                    >
                        {words(`delivery.deed.${deed}`)}
                    </Button>
                ))}
            </Stack>
            {doing === undefined || act === undefined ? null : (
                <Dialog title={words(`delivery.deed.${doing}`)} isOpen onClose={() => setDoing(undefined)}>
                    <p>{words(`delivery.deed.${doing}.about`)}</p>
                    <Form
                        failure={act.failure}
                        onSubmit={({ reason = "", minutes = "" }) => {
                            if (doing === "time-grants") {
                                grant.run({ path, body: { reason, minutes: Number(minutes) } });
                            } else {
                                acts[doing].run({ path, body: { reason } });
                            }
                        }}
                    >
                        {doing === "time-grants"
                            ? <NumberField name="minutes" label={words("delivery.deed.minutes")} minValue={1} maxValue={120} defaultValue={10} />
                            : null}
                        <TextArea name="reason" label={words("delivery.deed.reason")} hint={words("delivery.deed.reason_hint")} maxLength={2000} />
                        <DialogActions>
                            <Button onPress={() => setDoing(undefined)}>{words("delivery.deed.not")}</Button>
                            <Button type="submit" look={grave.has(doing) ? "danger" : "primary"} isPending={act.isPending}>
                                {words(`delivery.deed.${doing}`)}
                            </Button>
                        </DialogActions>
                    </Form>
                </Dialog>
            )}
        </Card>
    );
}
