import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useAct } from "~/kit/api";
import { useWords } from "~/kit/words/Words";

/** A sentence that appears on the candidate's screen. The clock runs on. */
export function MessageDialog({ attempt, onClose }: { readonly attempt: string; readonly onClose: () => void }) {
    const words = useWords();
    const send = useAct("post", "/api/manage/attempts/{attempt}/messages", {
        done: () => {
            toast(words("delivery.message.sent"));
            onClose();
        },
    });
    return (
        <Dialog title={words("delivery.message.title")} isOpen onClose={onClose}>
            <p>{words("delivery.message.about")}</p>
            <Form failure={send.failure} onSubmit={({ text = "" }) => send.run({ path: { attempt }, body: { text } })}>
                <TextArea name="text" label={words("delivery.message.text")} hint={words("delivery.message.hint")} maxLength={2000} rows={3} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={send.isPending}>{words("delivery.message.go")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
