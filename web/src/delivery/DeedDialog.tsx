import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { NumberField } from "~/kit/NumberField";
import { toast } from "~/kit/Toast";
import { useAct } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { type Deed, grave } from "./deeds";
import { ReasonFields } from "./ReasonFields";
import { reasonCode } from "./reasons";

/** One deed of staff, with its reason: what it does is said before it is done. */
export function DeedDialog({ attempt, deed, onClose }: {
    readonly attempt: string;
    readonly deed: Deed;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const done = () => {
        toast(words("delivery.deed.done"));
        onClose();
    };
    const acts = {
        "time-grants": useAct("post", "/api/manage/attempts/{attempt}/time-grants", { done }),
        pauses: useAct("post", "/api/manage/attempts/{attempt}/pauses", { done }),
        termination: useAct("post", "/api/manage/attempts/{attempt}/termination", { done }),
        cancellation: useAct("post", "/api/manage/attempts/{attempt}/cancellation", { done }),
        annulment: useAct("post", "/api/manage/attempts/{attempt}/annulment", { done }),
    } as const;
    const act = acts[deed];
    const path = { attempt };
    return (
        <Dialog title={words(`delivery.deed.${deed}`)} isOpen onClose={onClose}>
            <p>{words(`delivery.deed.${deed}.about`)}</p>
            <Form
                failure={act.failure}
                onSubmit={({ code: chosen, reason = "", minutes = "" }) => {
                    const code = reasonCode(chosen) ?? "other";
                    if (deed === "time-grants") {
                        acts[deed].run({ path, body: { code, reason, minutes: Number(minutes) } });
                    } else {
                        acts[deed].run({ path, body: { code, reason } });
                    }
                }}
            >
                {deed === "time-grants"
                    ? <NumberField name="minutes" label={words("delivery.deed.minutes")} minValue={1} maxValue={120} defaultValue={10} />
                    : null}
                <ReasonFields />
                <DialogActions>
                    <Button onPress={onClose}>{words("delivery.deed.not")}</Button>
                    <Button type="submit" look={grave.has(deed) ? "danger" : "primary"} isPending={act.isPending}>
                        {words(`delivery.deed.${deed}`)}
                    </Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
