import { useState } from "react";
import { Button } from "~/kit/Button";
import { StateChip } from "~/kit/Chip";
import { useAct, useRead } from "~/kit/api";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { RadioGroup } from "~/kit/RadioGroup";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { Part } from "./Part";

const presets = [
    "language",
    "time_125",
    "time_150",
    "time_200",
    "paused_breaks",
    "separate_room",
    "reader_or_scribe",
    "screen_reader",
    "colour_and_zoom",
    "medical_item",
] as const;

/** The one profile that the clock, the seat search and the proctor obey. */
export function AccommodationPart() {
    const words = useWords();
    const reading = useRead("/api/me/accommodations");
    const [asking, setAsking] = useState(false);
    const [preset, setPreset] = useState("language");
    const request = useAct("post", "/api/me/accommodations", {
        done: () => {
            setAsking(false);
            toast(words("identity.accommodation.sent"));
        },
    });
    return (
        <Part title={words("identity.accommodation.title")} about={words("identity.accommodation.about")}>
            <Loaded reading={reading}>
                {({ accommodations }) => accommodations.length === 0
                    ? <p className="soft">{words("identity.accommodation.none")}</p>
                    : (
                        <Stack gap={3}>
                            {accommodations.map((one) => (
                                <Row key={one.id} spread>
                                    <span>{words(`identity.accommodation.preset.${one.preset}`)}</span>
                                    <StateChip state={one.state}>{words(`identity.accommodation.state.${one.state}`)}</StateChip>
                                </Row>
                            ))}
                        </Stack>
                    )}
            </Loaded>
            <Row><Button onPress={() => setAsking(true)}>{words("identity.accommodation.ask")}</Button></Row>
            <Dialog title={words("identity.accommodation.ask")} size="large" isOpen={asking} onClose={() => setAsking(false)}>
                <Form failure={request.failure} onSubmit={({ reason = "" }) => request.run({ body: { preset, reason } })}>
                    <RadioGroup
                        label={words("identity.accommodation.which")}
                        value={preset}
                        onChange={setPreset}
                        choices={presets.map((id) => ({ id, name: words(`identity.accommodation.preset.${id}`) }))}
                    />
                    {preset === "language"
                        ? <p className="soft">{words("identity.accommodation.languageAtOnce")}</p>
                        : <TextArea name="reason" label={words("identity.accommodation.reason")} hint={words("identity.accommodation.privacy")} />}
                    <DialogActions>
                        <Button type="submit" look="primary" isPending={request.isPending}>{words("identity.accommodation.go")}</Button>
                    </DialogActions>
                </Form>
            </Dialog>
        </Part>
    );
}
