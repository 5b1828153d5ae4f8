import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { Toolbar } from "react-aria-components/Toolbar";

/** One stop of the Tab key; the arrow keys go from tool to tool. */
export function ToolRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
    return <Toolbar aria-label={label} className="tool-row">{children}</Toolbar>;
}

export function Tool({ name, isOn, onPress }: { readonly name: string; readonly isOn?: boolean; readonly onPress: () => void }) {
    return isOn === undefined
        ? <Button className="tool" onPress={onPress}>{name}</Button>
        : <ToggleButton className="tool" isSelected={isOn} onPress={onPress}>{name}</ToggleButton>;
}
