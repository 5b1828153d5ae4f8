import type { ReactNode } from "react";
import { Link as AriaLink } from "react-aria-components/Link";
import "./Card.css";

/** A framed part of a page. `brass` is for what has been earned. */
export function Card({ look, children }: { readonly look?: "flat" | "sunken" | "brass"; readonly children: ReactNode }) {
    return <div className="card" data-look={look}>{children}</div>;
}

/** A tile that leads somewhere: its title is the link, the whole tile can be touched. */
export function LinkCard({ title, lang, href, level = 3, children }: {
    readonly title: string;
    /** Of the title, where it may be in another language than the page. */
    readonly lang?: string | undefined;
    readonly href: string;
    readonly level?: 2 | 3;
    readonly children?: ReactNode;
}) {
    const Title = level === 2 ? "h2" : "h3";
    return (
        <article className="card card-link">
            <Title lang={lang}><AriaLink href={href} className="card-title">{title}</AriaLink></Title>
            <div className="card-rest">{children}</div>
        </article>
    );
}
