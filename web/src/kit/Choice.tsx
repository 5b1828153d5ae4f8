import { ListBoxItem } from "react-aria-components/ListBox";
import { Icon } from "./Icon";
import "./list.css";

/** One thing to choose in a Select or ComboBox. */
export interface Choice {
    readonly id: string;
    readonly name: string;
    readonly note?: string;
}

export function ChoiceItem({ choice }: { readonly choice: Choice }) {
    return (
        <ListBoxItem id={choice.id} textValue={choice.name} className="list-item">
            {({ isSelected }) => (
                <>
                    <span className="list-item-words">
                        {choice.name}
                        {choice.note === undefined ? null : <span className="list-note">{choice.note}</span>}
                    </span>
                    {isSelected ? <Icon name="check" /> : null}
                </>
            )}
        </ListBoxItem>
    );
}
