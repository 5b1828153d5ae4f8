import { useState } from "react";
import { Button } from "~/kit/Button";
import { FormActions } from "~/kit/Form";
import { Stack } from "~/kit/layout";
import { RadioGroup } from "~/kit/RadioGroup";
import { useWords } from "~/kit/words/Words";
import { CentreSearch } from "./CentreSearch";
import type { Eligibility } from "./parts";

/** At a test centre, and which; or online. `onChoose` gets the centre's id, or "online". */
export function WhereStep({ eligibility, onChoose }: {
    readonly eligibility: Eligibility;
    readonly onChoose: (where: string) => void;
}) {
    const words = useWords();
    const [mode, setMode] = useState<string>(eligibility.modes.includes("online") ? "" : "centre");
    return (
        <Stack gap={5}>
            <RadioGroup
                label={words("scheduling.where.label")}
                look="cards"
                value={mode}
                onChange={setMode}
                choices={eligibility.modes.toSorted().map((one) => ({
                    id: one,
                    name: words(`scheduling.where.${one}`),
                    note: words(`scheduling.where.${one}Note`),
                }))}
            />
            {mode === "centre"
                ? (
                    <CentreSearch
                        exam={eligibility.exam}
                        action={(centre) => (
                            <Button
                                aria-label={words("scheduling.where.chooseOf", { centre: centre.title })}
                                onPress={() => onChoose(centre.id)}
                            >
                                {words("scheduling.where.choose")}
                            </Button>
                        )}
                    />
                )
                : null}
            {mode === "online"
                ? <FormActions><Button look="primary" onPress={() => onChoose("online")}>{words("scheduling.continue")}</Button></FormActions>
                : null}
        </Stack>
    );
}
