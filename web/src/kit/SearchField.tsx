import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { SearchField as AriaSearchField, type SearchFieldProps as AriaProps } from "react-aria-components/SearchField";
import { Icon } from "./Icon";
import "./field.css";

/** A search box; its label is heard, and seen as the placeholder. */
export function SearchField({ label, ...rest }:
    Omit<AriaProps, "className" | "style" | "children" | "aria-label"> & { readonly label: string }) {
    return (
        <AriaSearchField {...rest} aria-label={label} className="field">
            {({ isEmpty }) => (
                <Group className="control control-group">
                    <span className="control-icon"><Icon name="search" /></span>
                    <Input placeholder={label} />
                    {isEmpty ? null : <Button className="control-button"><Icon name="cross" /></Button>}
                </Group>
            )}
        </AriaSearchField>
    );
}
