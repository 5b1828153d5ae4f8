import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";

/** Holds a result. The candidate reads the reason, so it is asked for in words for them. */
export function HoldDialog({ result, name, onClose }: {
    readonly result: string;
    readonly name: string;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const { run, failure, isPending } = useAct("post", "/api/manage/results/{result}/holds", {
        done: () => {
            toast(words("scoring.manage.held", { name }));
            onClose();
        },
    });
    return (
        <Dialog title={words("scoring.manage.holdTitle", { name })} isOpen onClose={onClose}>
            <Form failure={failure} onSubmit={({ reason = "" }) => run({ path: { result }, body: { reason } })}>
                <TextArea
                    name="reason"
                    label={words("scoring.manage.reason")}
                    hint={words("scoring.manage.reasonHint")}
                    minLength={3}
                    maxLength={500}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={isPending}>{words("scoring.manage.hold")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
