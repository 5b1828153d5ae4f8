import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { NumberField as AriaNumberField, type NumberFieldProps as AriaProps } from "react-aria-components/NumberField";
import { FieldLabel, FieldNotes, type FieldWords } from "./fieldParts";
import { Icon } from "./Icon";

/** A number, typed or stepped. `minValue`, `maxValue` and `formatOptions` as Intl knows them. */
export function NumberField({ label, hint, optional, ...rest }:
    Omit<AriaProps, "className" | "style" | "children"> & FieldWords) {
    return (
        <AriaNumberField isRequired={!optional} {...rest} className="field">
            <FieldLabel label={label} optional={optional} />
            <Group className="control control-group numeric">
                <Input />
                <Button slot="decrement" className="control-button"><Icon name="minus" /></Button>
                <Button slot="increment" className="control-button"><Icon name="plus" /></Button>
            </Group>
            <FieldNotes hint={hint} />
        </AriaNumberField>
    );
}
