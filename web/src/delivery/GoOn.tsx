import { Card } from "~/kit/Card";
import { LinkButton } from "~/kit/Link";
import { Row } from "~/kit/layout";
import { useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { isGoing } from "./attempt";

/** What was begun and not ended: an exam comes before practice. */
export default function GoOn() {
    const words = useWords();
    const { data } = useRead("/api/attempts");
    const begun = (data?.items ?? [])
        .filter((attempt) => isGoing(attempt) && (attempt.kind === "exam" || attempt.phase !== "created"))
        .toSorted((one, other) => Number(other.kind === "exam") - Number(one.kind === "exam"))
        .slice(0, 3);
    if (begun.length === 0) {
        return null;
    }
    return (
        <>
            {begun.map((attempt) => (
                <Card key={attempt.id}>
                    <Row spread>
                        <div>
                            <h2>{attempt.title}</h2>
                            <p className="soft">{words("delivery.go_on.about", { kind: attempt.kind, phase: attempt.phase })}</p>
                        </div>
                        <LinkButton look="primary" href={`/player/${attempt.id}`}>
                            {words("delivery.go_on.open", { kind: attempt.kind })}
                        </LinkButton>
                    </Row>
                </Card>
            ))}
        </>
    );
}
