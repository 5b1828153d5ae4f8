import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps as AriaProps } from "react-aria-components/Switch";
import "./field.css";
import "./check.css";

/** On or off, at once. */
export function Switch({ children, hint, ...rest }:
    Omit<AriaProps, "className" | "style" | "children"> & { readonly children: ReactNode; readonly hint?: ReactNode }) {
    return (
        <AriaSwitch {...rest} className="check">
            <span className="switch-track" />
            <span className="check-words">
                <span>{children}</span>
                {hint === undefined ? null : <span className="field-hint">{hint}</span>}
            </span>
        </AriaSwitch>
    );
}
