import { useState } from "react";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Notice } from "~/kit/Notice";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";

/** For somebody whose approved profile gives more time than their open exam has. */
export function AccommodationPart({ attempt }: { readonly attempt: string }) {
    const words = useWords();
    const [asks, setAsks] = useState(false);
    const update = useAct("post", "/api/manage/attempts/{attempt}/accommodation-updates", {
        done: () => {
            setAsks(false);
            toast(words("proctoring.profile.done"));
        },
    });
    return (
        <>
            <Notice
                kind="warn"
                title={words("proctoring.profile.title")}
                actions={<Button size="small" onPress={() => setAsks(true)}>{words("proctoring.profile.go")}</Button>}
            >
                {words("proctoring.profile.about")}
            </Notice>
            {asks
                ? (
                    <Dialog title={words("proctoring.profile.go")} isOpen onClose={() => setAsks(false)}>
                        <Form failure={update.failure} onSubmit={({ reason = "" }) => update.run({ path: { attempt }, body: { reason } })}>
                            <TextArea name="reason" label={words("delivery.deed.reason")} hint={words("delivery.deed.reason_hint")} maxLength={2000} rows={3} />
                            <DialogActions>
                                <Button onPress={() => setAsks(false)}>{words("kit.dialog.keep")}</Button>
                                <Button type="submit" look="primary" isPending={update.isPending}>{words("proctoring.profile.go")}</Button>
                            </DialogActions>
                        </Form>
                    </Dialog>
                )
                : null}
        </>
    );
}
