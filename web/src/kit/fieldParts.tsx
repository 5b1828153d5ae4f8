import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { useWords } from "./words/Words";
import "./field.css";

/** What every field takes. A field is required unless it says it is optional. */
export interface FieldWords {
    readonly label: string;
    readonly hint?: ReactNode;
    readonly optional?: boolean;
}

export function FieldLabel({ label, optional }: FieldWords) {
    const words = useWords();
    return (
        <Label className="field-label">
            {label}
            {optional ? <span className="field-optional"> {words("kit.field.optional")}</span> : null}
        </Label>
    );
}

export function FieldNotes({ hint }: { readonly hint?: ReactNode }) {
    const words = useWords();
    return (
        <>
            {hint === undefined ? null : <Text slot="description" className="field-hint">{hint}</Text>}
            <FieldError className="field-error">
                {({ validationDetails: found, validationErrors }) =>
                    found.valueMissing
                        ? words("kit.field.missing")
                        : found.typeMismatch
                            ? words("kit.field.mistyped")
                            : validationErrors.join(" ")}
            </FieldError>
        </>
    );
}
