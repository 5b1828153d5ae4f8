import type { ReactNode } from "react";
import "./DescriptionList.css";

export interface Fact {
    readonly term: string;
    readonly value: ReactNode;
}

/** Facts about one thing, each with its name. `tiles` sets the figures of an overview side by side. */
export function DescriptionList({ facts, look }: { readonly facts: readonly Fact[]; readonly look?: "tiles" }) {
    return (
        <dl className="facts" data-look={look}>
            {facts.map((fact) => (
                <div key={fact.term} className="fact">
                    <dt>{fact.term}</dt>
                    <dd>{fact.value}</dd>
                </div>
            ))}
        </dl>
    );
}
