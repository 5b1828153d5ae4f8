import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";
import "./Tabs.css";

export interface TabEntry {
    readonly id: string;
    readonly name: ReactNode;
    readonly content: ReactNode;
}

/** Views of one thing. Give `selected` and `onSelect` to keep the tab in the address. */
export function Tabs({ label, tabs, selected, onSelect }: {
    readonly label: string;
    readonly tabs: readonly TabEntry[];
    readonly selected?: string;
    readonly onSelect?: (id: string) => void;
}) {
    return (
        <AriaTabs
            className="tabs"
            {...(selected === undefined ? {} : { selectedKey: selected })}
            onSelectionChange={(id) => onSelect?.(String(id))}
        >
            <TabList aria-label={label} className="tab-list">
                {tabs.map((tab) => <Tab key={tab.id} id={tab.id} className="tab">{tab.name}</Tab>)}
            </TabList>
            {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id}>{tab.content}</TabPanel>)}
        </AriaTabs>
    );
}
