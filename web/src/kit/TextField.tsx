import { Input } from "react-aria-components/Input";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField, type TextFieldProps as AriaProps } from "react-aria-components/TextField";
import { FieldLabel, FieldNotes, type FieldWords } from "./fieldParts";

type TextFieldProps = Omit<AriaProps, "className" | "style" | "children"> & FieldWords & { readonly placeholder?: string };

/** One line of text. `name` makes it part of its Form's values. */
export function TextField({ label, hint, optional, placeholder, ...rest }: TextFieldProps) {
    return (
        <AriaTextField isRequired={!optional} {...rest} className="field">
            <FieldLabel label={label} optional={optional} />
            <Input className="control" placeholder={placeholder} />
            <FieldNotes hint={hint} />
        </AriaTextField>
    );
}

/** Several lines of text. */
export function TextArea({ label, hint, optional, placeholder, rows = 4, ...rest }: TextFieldProps & { rows?: number }) {
    return (
        <AriaTextField isRequired={!optional} {...rest} className="field">
            <FieldLabel label={label} optional={optional} />
            <AriaTextArea className="control" placeholder={placeholder} rows={rows} />
            <FieldNotes hint={hint} />
        </AriaTextField>
    );
}
