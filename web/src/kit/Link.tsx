import type { ReactNode } from "react";
import { Link as AriaLink } from "react-aria-components/Link";
import type { ButtonLook } from "./Button";
import "./Button.css";
import "./Link.css";

interface LinkProps {
    readonly href: string;
    readonly children: ReactNode;
    /** `quiet` has no underline until touched: for titles and navigation, never inside a sentence. */
    readonly look?: "text" | "quiet";
    readonly target?: string;
    readonly download?: boolean | string;
    readonly "aria-label"?: string;
    readonly "aria-current"?: "page" | "step";
}

/** A link inside the application or out of it; inside, the page changes without loading anew. */
export function Link({ look = "text", ...rest }: LinkProps) {
    return <AriaLink {...rest} {...outside(rest)} className="link" data-look={look} />;
}

/** A link that looks like a button, for the one thing to do next. */
export function LinkButton({ look = "plain", size, wide, ...rest }: Omit<LinkProps, "look"> & {
    look?: ButtonLook;
    size?: "small" | "normal";
    wide?: boolean;
}) {
    return (
        <AriaLink
            {...rest}
            {...outside(rest)}
            className="button"
            data-look={look}
            data-size={size}
            data-wide={wide || undefined}
        />
    );
}

function outside({ href, target }: { href: string; target?: string }) {
    return target === "_blank" || /^https?:/.test(href) ? { rel: "noopener noreferrer" } : {};
}
