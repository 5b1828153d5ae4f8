import { Select } from "~/kit/Select";
import { TextArea } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { type ReasonCode, reasonCodes } from "./reasons";

/** The fields `code` and `reason` of a form: what kind of reason, and the sentence the candidate reads. */
export function ReasonFields({ usual, label, hint }: {
    /** Chosen already, where nearly every reason is of one kind. */
    readonly usual?: ReasonCode;
    readonly label?: string;
    readonly hint?: string;
}) {
    const words = useWords();
    return (
        <>
            <Select
                name="code"
                label={words("delivery.reason.kind")}
                {...(usual ? { defaultValue: usual } : {})}
                choices={reasonCodes.map((id) => ({ id, name: words(`delivery.reason.${id}`) }))}
            />
            <TextArea
                name="reason"
                rows={3}
                label={label ?? words("delivery.deed.reason")}
                hint={hint ?? words("delivery.deed.reason_hint")}
                maxLength={2000}
            />
        </>
    );
}
