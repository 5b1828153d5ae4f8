import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { TextField as AriaTextField, type TextFieldProps as AriaProps } from "react-aria-components/TextField";
import { FieldLabel, FieldNotes, type FieldWords } from "./fieldParts";
import { useWords } from "./words/Words";

/** A password, with a button that shows it: a typing error hurts more than a glance. */
export function PasswordField({ label, hint, optional, ...rest }:
    Omit<AriaProps, "className" | "style" | "children" | "type"> & FieldWords) {
    const words = useWords();
    const [shown, setShown] = useState(false);
    return (
        <AriaTextField isRequired={!optional} {...rest} type={shown ? "text" : "password"} className="field">
            <FieldLabel label={label} optional={optional} />
            <Group className="control control-group">
                <Input />
                <Button className="control-button password-button" onPress={() => setShown(!shown)}>
                    {words(shown ? "kit.password.hide" : "kit.password.show")}
                </Button>
            </Group>
            <FieldNotes hint={hint} />
        </AriaTextField>
    );
}
