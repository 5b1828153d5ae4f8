import { type ReactNode, useEffect, useRef } from "react";
import { Breadcrumbs, type Crumb } from "./Breadcrumbs";
import { takeArrival } from "./arrival";
import "./PageHeader.css";

/** The top of every page: its h1, which gets the focus after a navigation and names the browser's tab. */
export function PageHeader({ title, lead, lang, crumbs, chips, actions }: {
    readonly title: string;
    readonly lead?: ReactNode;
    /** Of title and lead, where they may be in another language than the page. */
    readonly lang?: string | undefined;
    readonly crumbs?: readonly Crumb[];
    readonly chips?: ReactNode;
    readonly actions?: ReactNode;
}) {
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => {
        document.title = `${title} · Assay`;
    }, [title]);
    useEffect(() => {
        if (takeArrival()) {
            heading.current?.focus({ preventScroll: true });
        }
    }, []);
    return (
        <header className="page-header">
            {crumbs === undefined ? null : <Breadcrumbs crumbs={crumbs} />}
            <div className="page-header-line">
                <div className="page-header-words">
                    {chips === undefined ? null : <div className="row" data-gap="2">{chips}</div>}
                    <h1 ref={heading} tabIndex={-1} lang={lang}>{title}</h1>
                    {lead === undefined ? null : <div className="page-lead" lang={lang}>{lead}</div>}
                </div>
                {actions === undefined ? null : <div className="page-header-actions">{actions}</div>}
            </div>
        </header>
    );
}
