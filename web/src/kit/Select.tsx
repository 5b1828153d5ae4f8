import { Button } from "react-aria-components/Button";
import { ListBox } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { type Choice, ChoiceItem } from "./Choice";
import { FieldLabel, FieldNotes, type FieldWords } from "./fieldParts";
import { Icon } from "./Icon";
import { useWords } from "./words/Words";

export interface SelectProps extends FieldWords {
    readonly choices: readonly Choice[];
    readonly name?: string;
    readonly value?: string | null;
    readonly defaultValue?: string;
    readonly onChange?: (id: string) => void;
    readonly placeholder?: string;
    readonly isDisabled?: boolean;
}

/** One of a list. Up to five choices that matter are better as a RadioGroup; more than fifteen as a ComboBox. */
export function Select({ label, hint, optional, choices, onChange, placeholder, ...rest }: SelectProps) {
    const words = useWords();
    return (
        <AriaSelect
            {...rest}
            isRequired={!optional}
            placeholder={placeholder ?? words("kit.select.placeholder")}
            onChange={(id) => onChange?.(String(id))}
            className="field"
        >
            <FieldLabel label={label} optional={optional} />
            <Button className="control select-button">
                <SelectValue className="select-value" />
                <Icon name="down" />
            </Button>
            <FieldNotes hint={hint} />
            <Popover className="popover">
                <ListBox className="list" items={choices}>{(choice) => <ChoiceItem choice={choice} />}</ListBox>
            </Popover>
        </AriaSelect>
    );
}
