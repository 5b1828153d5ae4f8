import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import "./EmptyState.css";

/** Where a list would be: why there is nothing, and the one thing to do about it. */
export function EmptyState({ icon = "info", title, children, action }: {
    readonly icon?: IconName;
    readonly title: string;
    readonly children?: ReactNode;
    readonly action?: ReactNode;
}) {
    return (
        <div className="empty">
            <Icon name={icon} />
            <p className="empty-title">{title}</p>
            {children === undefined ? null : <div className="empty-text">{children}</div>}
            {action}
        </div>
    );
}
