import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaProps } from "react-aria-components/Checkbox";
import { Icon } from "./Icon";
import "./field.css";
import "./check.css";

/** A yes or no that waits for its form to be sent; what takes effect at once is a Switch. */
export function Checkbox({ children, hint, ...rest }:
    Omit<AriaProps, "className" | "style" | "children"> & { readonly children: ReactNode; readonly hint?: ReactNode }) {
    return (
        <AriaCheckbox {...rest} className="check">
            {({ isIndeterminate }) => (
                <>
                    <span className="check-mark"><Icon name={isIndeterminate ? "minus" : "check"} /></span>
                    <span className="check-words">
                        <span>{children}</span>
                        {hint === undefined ? null : <span className="field-hint">{hint}</span>}
                    </span>
                </>
            )}
        </AriaCheckbox>
    );
}
