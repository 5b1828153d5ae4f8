import { useState } from "react";
import { maySee, useMe } from "~/app/me";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { useShortcuts } from "~/kit/shortcuts";
import { toast } from "~/kit/Toast";
import { useAct } from "~/kit/api";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { Timeline } from "./attempt";
import { DeedDialog } from "./DeedDialog";
import { canBeTold, type Deed, deedsIn, grave, managersOnly } from "./deeds";
import { MessageDialog } from "./MessageDialog";

/** What staff may do to an attempt: each with a reason, which the candidate can read and the log keeps. */
export function StaffDeeds({ attempt, hasKeys = false }: {
    readonly attempt: Timeline["attempt"];
    /** Whether single keys open what is done often. */
    readonly hasKeys?: boolean;
}) {
    const words = useWords();
    const { person } = useMe();
    const [doing, setDoing] = useState<Deed | "message">();
    const resume = useAct("post", "/api/manage/attempts/{attempt}/resumptions", { done: () => toast(words("delivery.deed.done")) });
    const manages = maySee(["programme_manager"], person);
    const deeds = deedsIn(attempt.phase).filter((deed) => manages || !managersOnly.has(deed));
    const isPaused = attempt.phase === "paused";
    const tells = canBeTold(attempt.phase);
    const letGoOn = () => resume.run({ path: { attempt: attempt.id } });
    useShortcuts({
        p: () => {
            if (isPaused) {
                letGoOn();
            } else if (deeds.includes("pauses")) {
                setDoing("pauses");
            }
        },
        m: () => setDoing(tells ? "message" : undefined),
        t: () => setDoing(deeds.includes("time-grants") ? "time-grants" : undefined),
    }, hasKeys);
    if (deeds.length === 0 && !isPaused && !tells) {
        return null;
    }
    return (
        <Card>
            <h2>{words("delivery.deed.title")}</h2>
            <Stack gap={2}>
                {resume.failure ? <Notice kind="bad">{problem(words, resume.failure)}</Notice> : null}
                {isPaused ? <Button look="primary" isPending={resume.isPending} onPress={letGoOn}>{words("delivery.deed.resumptions")}</Button> : null}
                {tells ? <Button onPress={() => setDoing("message")}>{words("delivery.message.title")}</Button> : null}
                {deeds.map((deed) => (
                    <Button key={deed} look={grave.has(deed) ? "quiet" : "plain"} onPress={() => setDoing(deed)}>
                        {words(`delivery.deed.${deed}`)}
                    </Button>
                ))}
            </Stack>
            {doing === undefined
                ? null
                : doing === "message"
                    ? <MessageDialog attempt={attempt.id} onClose={() => setDoing(undefined)} />
                    : <DeedDialog attempt={attempt.id} deed={doing} onClose={() => setDoing(undefined)} />}
        </Card>
    );
}
