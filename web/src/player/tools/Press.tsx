import type { ButtonHTMLAttributes } from "react";
import "~/kit/Button.css";

export interface PressProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
    readonly look?: "primary" | "plain" | "quiet" | "danger";
    readonly icon?: boolean;
    readonly wide?: boolean;
    /** It is on, as its words say too. */
    readonly "data-on"?: boolean | undefined;
}

/** The kit's button as the browser's own, which costs the player's start bundle nothing. */
export function Press({ look = "plain", icon, wide, ...rest }: PressProps) {
    return <button type="button" {...rest} className="button press" data-look={look} data-icon={icon || undefined} data-wide={wide || undefined} />;
}
