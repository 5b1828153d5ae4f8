import { useState } from "react";
import { Button } from "~/kit/Button";
import { useAct } from "~/kit/api";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Notice } from "~/kit/Notice";
import { RadioGroup } from "~/kit/RadioGroup";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { type Preset, presets } from "./presets";

const reasonLengthMax = 2000;

export function AccommodationDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
    const words = useWords();
    const [preset, setPreset] = useState<Preset>("language_30");
    const atOnce = preset === "language_30";
    const { run, failure, isPending } = useAct("post", "/api/me/accommodations", {
        done: () => {
            onClose();
            toast(words(atOnce ? "identity.accommodation.given" : "identity.accommodation.sent"));
        },
    });
    return (
        <Dialog title={words("identity.accommodation.ask")} size="large" isOpen={isOpen} onClose={onClose}>
            <Form
                failure={failure}
                onSubmit={({ reason }) => run({ body: { preset, ...(reason === undefined ? {} : { reason }) } })}
            >
                <RadioGroup
                    label={words("identity.accommodation.which")}
                    value={preset}
                    onChange={(chosen) => setPreset(chosen as Preset)}
                    choices={presets.map((id) => ({ id, name: words(`identity.accommodation.preset.${id}`) }))}
                />
                {atOnce
                    ? <Notice>{words("identity.accommodation.languageAtOnce")}</Notice>
                    : (
                        <TextArea
                            name="reason"
                            label={words("identity.accommodation.reason")}
                            hint={words("identity.accommodation.privacy")}
                            maxLength={reasonLengthMax}
                        />
                    )}
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={isPending}>{words("identity.accommodation.go")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
