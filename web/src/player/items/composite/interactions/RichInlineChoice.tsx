import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { Icon } from "~/kit/Icon";
import type { BodyElement } from "../../../core/wire";
import { attribute, type CompositeProps, plainWords } from "../interaction";
import { Nodes } from "../Nodes";
import "~/kit/list.css";

/** A list whose choices are formulas or pictures. */
export function RichInlineChoice({ values, onValues, readOnly, choices, name, none }: CompositeProps & {
    readonly choices: readonly BodyElement[];
    readonly name: string;
    readonly none: string;
}) {
    const chosen = choices.find((choice) => attribute(choice, "identifier") === values[0]);
    return (
        <Select
            className="inline-rich"
            aria-label={name}
            isDisabled={readOnly}
            value={values[0] ?? null}
            onChange={(id) => onValues(id === null ? [] : [String(id)])}
        >
            <Button className="control select-button">
                <SelectValue className="select-value">{() => chosen ? <Nodes nodes={chosen.c} /> : none}</SelectValue>
                <Icon name="down" />
            </Button>
            <Popover className="popover">
                <ListBox className="list" items={choices.map((choice) => ({ id: attribute(choice, "identifier"), choice }))}>
                    {({ choice }) => <ListBoxItem className="list-item" textValue={plainWords(choice)}><Nodes nodes={choice.c} /></ListBoxItem>}
                </ListBox>
            </Popover>
        </Select>
    );
}
