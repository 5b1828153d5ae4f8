import { Chip, type ChipKind } from "~/kit/Chip";
import { useWords } from "~/kit/words/Words";
import type { ResultLine } from "./result";
import "./ScoreScale.css";

const kinds: Record<string, ChipKind> = { meets: "good", needs_improvement: "warn", not_enough_evidence: "plain" };

/** What the report says about each domain. The bar is the domain's share of the exam, not a score. */
export function Domains({ domains }: { readonly domains: ResultLine["domains"] }) {
    const words = useWords();
    return (
        <ul className="domains" role="list">
            {domains.map((domain) => (
                <li key={domain.domain} className="domain">
                    <div>
                        <div>{domain.title}</div>
                        <div className="faint">{words("scoring.domain.weight", { weight: domain.weight })}</div>
                    </div>
                    <Chip kind={kinds[domain.feedback] ?? "plain"}>{words(`scoring.feedback.${domain.feedback}`)}</Chip>
                    <div className="bar-track" aria-hidden="true">
                        <div
                            className="bar-fill"
                            data-kind={domain.feedback === "meets" ? "good" : domain.feedback === "needs_improvement" ? "warn" : "brass"}
                            style={{ inlineSize: `${domain.weight}%`, opacity: domain.feedback === "not_enough_evidence" ? 0.45 : 1 }}
                        />
                    </div>
                </li>
            ))}
        </ul>
    );
}
