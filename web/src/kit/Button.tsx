import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components/Button";
import { Spinner } from "./Spinner";
import "./Button.css";

/** `primary` once a view at most; `plain` for the rest; `quiet` within rows; `danger` for what cannot be undone. */
export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

export interface ButtonProps extends Omit<AriaProps, "className" | "style" | "children"> {
    readonly look?: ButtonLook;
    readonly size?: "small" | "normal";
    readonly wide?: boolean;
    /** A square button whose child is an icon: give it an aria-label. */
    readonly icon?: boolean;
    readonly children: ReactNode;
}

export function Button({ look = "plain", size, wide, icon, children, ...rest }: ButtonProps) {
    return (
        <AriaButton
            {...rest}
            className="button"
            data-look={look}
            data-size={size}
            data-wide={wide || undefined}
            data-icon={icon || undefined}
        >
            {rest.isPending ? <Spinner /> : null}
            {children}
        </AriaButton>
    );
}
