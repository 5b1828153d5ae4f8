import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { TextArea } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";

/** Why a claim goes back or is turned down, in words for the claimant. */
export function AnswerDialog({ decision, name, failure, isPending, onAnswer, onClose }: {
    readonly decision: "returned" | "rejected";
    readonly name: string;
    readonly failure: unknown;
    readonly isPending: boolean;
    readonly onAnswer: (reason: string) => void;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const rejects = decision === "rejected";
    return (
        <Dialog title={words(rejects ? "credentials.queue.rejectTitle" : "credentials.queue.returnTitle", { name })} isOpen onClose={onClose}>
            <Form failure={failure} onSubmit={({ reason = "" }) => onAnswer(reason)}>
                <TextArea
                    name="reason"
                    label={words("credentials.manage.reason")}
                    hint={words(rejects ? "credentials.queue.rejectHint" : "credentials.queue.returnHint")}
                    minLength={3}
                    maxLength={500}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look={rejects ? "danger" : "primary"} isPending={isPending}>
                        {words(rejects ? "credentials.queue.reject" : "credentials.queue.return")}
                    </Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
