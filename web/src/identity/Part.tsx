import type { ReactNode } from "react";
import { Card } from "~/kit/Card";
import "./Part.css";

/** One part of the account page: what it is about at the side, what can be done beside it. */
export function Part({ title, about, children }: {
    readonly title: string;
    readonly about: string;
    readonly children: ReactNode;
}) {
    return (
        <section className="part">
            <div className="part-words">
                <h2>{title}</h2>
                <p className="soft">{about}</p>
            </div>
            <Card>{children}</Card>
        </section>
    );
}
