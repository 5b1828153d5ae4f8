import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import "./list.css";

export interface MenuEntry {
    readonly id: string;
    readonly name: string;
    readonly note?: string;
    readonly href?: string;
    readonly onAction?: () => void;
    readonly danger?: boolean;
    readonly isDisabled?: boolean;
    /** Draws a line above this entry. */
    readonly line?: boolean;
    /** Where the name is not in the page's language. */
    readonly lang?: string;
}

/** A button and the list of things it offers. `trigger` is a kit Button. */
export function Menu({ trigger, label, entries }: {
    readonly trigger: ReactNode;
    readonly label: string;
    readonly entries: readonly MenuEntry[];
}) {
    return (
        <MenuTrigger>
            {trigger}
            <Popover className="popover" placement="bottom end">
                <AriaMenu className="list" aria-label={label}>
                    {entries.flatMap((entry) => [
                        entry.line ? <Separator key={`${entry.id}-line`} className="list-line" /> : null,
                        <MenuItem
                            key={entry.id}
                            id={entry.id}
                            textValue={entry.name}
                            className="list-item"
                            data-danger={entry.danger || undefined}
                            isDisabled={entry.isDisabled ?? false}
                            {...(entry.href === undefined ? {} : { href: entry.href })}
                            {...(entry.onAction === undefined ? {} : { onAction: entry.onAction })}
                        >
                            <span className="list-item-words" {...(entry.lang === undefined ? {} : { lang: entry.lang })}>
                                {entry.name}
                                {entry.note === undefined ? null : <span className="list-note">{entry.note}</span>}
                            </span>
                        </MenuItem>,
                    ])}
                </AriaMenu>
            </Popover>
        </MenuTrigger>
    );
}
