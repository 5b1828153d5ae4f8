import { parseDate } from "@internationalized/date";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { installationNow } from "~/kit/clock";
import { DatePicker } from "~/kit/DatePicker";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form, type FormValues } from "~/kit/Form";
import { NumberField } from "~/kit/NumberField";
import { Select } from "~/kit/Select";
import { TextArea, TextField } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { activities, type Claim } from "./credential";

/** Claims an activity, or mends a claim that was returned. */
export function ClaimDialog({ credential, from, claim, onClose }: {
    readonly credential: string;
    readonly from: string;
    readonly claim?: Claim;
    readonly onClose: () => void;
}) {
    const words = useWords();
    const done = () => {
        toast(words("credentials.claiming.done"));
        onClose();
    };
    const make = useAct("post", "/api/credentials/{credential}/claims", { done });
    const mend = useAct("put", "/api/credentials/{credential}/claims/{claim}", { done });
    const submit = (values: FormValues) => {
        const body = {
            activity: activities.find((one) => one === values.activity) ?? "course",
            title: values.title ?? "",
            provider: values.provider ?? "",
            done_on: values.done_on ?? "",
            credits: Number(values.credits ?? 0),
            evidence: values.evidence ?? "",
        };
        if (claim) {
            mend.run({ path: { credential, claim: claim.id }, body });
        } else {
            make.run({ path: { credential }, body });
        }
    };
    const today = parseDate(installationNow().toISOString().slice(0, 10));
    return (
        <Dialog title={words(claim ? "credentials.claiming.mend" : "credentials.claiming.title")} isOpen onClose={onClose}>
            {claim?.reason ? <p className="claim-reason">{claim.reason}</p> : null}
            <Form failure={make.failure ?? mend.failure} onSubmit={submit}>
                <Select
                    name="activity"
                    label={words("credentials.claiming.activity")}
                    defaultValue={claim?.activity ?? "course"}
                    choices={activities.map((one) => ({ id: one, name: words(`credentials.activity.${one}`) }))}
                />
                <TextField
                    name="title"
                    label={words("credentials.claiming.what")}
                    hint={words("credentials.claiming.whatHint")}
                    defaultValue={claim?.title ?? ""}
                    minLength={3}
                    maxLength={200}
                />
                <TextField
                    name="provider"
                    label={words("credentials.claiming.provider")}
                    defaultValue={claim?.provider ?? ""}
                    maxLength={200}
                />
                <DatePicker
                    name="done_on"
                    label={words("credentials.claiming.when")}
                    minValue={parseDate(from)}
                    maxValue={today}
                    {...(claim ? { defaultValue: parseDate(claim.done_on) } : {})}
                />
                <NumberField
                    name="credits"
                    label={words("credentials.claiming.credits")}
                    hint={words("credentials.claiming.creditsHint")}
                    defaultValue={claim?.credits ?? 1}
                    minValue={0.25}
                    maxValue={100}
                    step={0.25}
                />
                <TextArea
                    name="evidence"
                    label={words("credentials.claiming.evidence")}
                    hint={words("credentials.claiming.evidenceHint")}
                    defaultValue={claim?.evidence ?? ""}
                    minLength={3}
                    maxLength={2000}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={make.isPending || mend.isPending}>
                        {words("credentials.claiming.go")}
                    </Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
