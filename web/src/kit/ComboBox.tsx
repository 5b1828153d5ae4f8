import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { ListBox } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { ChoiceItem } from "./Choice";
import { FieldLabel, FieldNotes } from "./fieldParts";
import { Icon } from "./Icon";
import type { SelectProps } from "./Select";
import { useWords } from "./words/Words";

/** One of a long list, found by typing. `onChange` gives null when the text was cleared. */
export function ComboBox({ label, hint, optional, choices, onChange, placeholder, ...rest }:
    Omit<SelectProps, "onChange"> & { onChange?: (id: string | null) => void }) {
    const words = useWords();
    return (
        <AriaComboBox
            {...rest}
            isRequired={!optional}
            allowsEmptyCollection
            menuTrigger="focus"
            defaultItems={choices}
            onChange={(id) => onChange?.(id === null ? null : String(id))}
            className="field"
        >
            <FieldLabel label={label} optional={optional} />
            <Group className="control control-group">
                <Input placeholder={placeholder} />
                <Button className="control-button"><Icon name="down" /></Button>
            </Group>
            <FieldNotes hint={hint} />
            <Popover className="popover">
                <ListBox
                    className="list"
                    items={choices}
                    renderEmptyState={() => <div className="list-empty">{words("kit.combobox.nothing")}</div>}
                >
                    {(choice) => <ChoiceItem choice={choice} />}
                </ListBox>
            </Popover>
        </AriaComboBox>
    );
}
