import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import "./Notice.css";

export type NoticeKind = "info" | "good" | "warn" | "bad";

const icons: Record<NoticeKind, IconName> = { info: "info", good: "check", warn: "warn", bad: "warn" };

/** Something to know about this page. A bad one is announced at once, the others when the reader pauses. */
export function Notice({ kind = "info", title, children, actions }: {
    readonly kind?: NoticeKind;
    readonly title?: ReactNode;
    readonly children?: ReactNode;
    readonly actions?: ReactNode;
}) {
    return (
        <div className="notice" data-kind={kind} role={kind === "bad" ? "alert" : "status"} tabIndex={-1}>
            <Icon name={icons[kind]} />
            <div className="notice-body">
                {title === undefined ? null : <div className="notice-title">{title}</div>}
                {children === undefined ? null : <div>{children}</div>}
                {actions === undefined ? null : <div className="notice-actions">{actions}</div>}
            </div>
        </div>
    );
}
