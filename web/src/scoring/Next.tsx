import { Card } from "~/kit/Card";
import { LinkButton } from "~/kit/Link";
import { Row } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import type { ResultLine } from "./result";

/** What to do next: hold the credential, or prepare and sit again. The booking page knows from which day. */
export function Next({ result }: { readonly result: ResultLine }) {
    const words = useWords();
    if (result.state === "voided") {
        return null;
    }
    if (result.passed) {
        const official = result.state === "official";
        return (
            <Card look="brass">
                <h2>{words(official ? "scoring.next.credential" : "scoring.next.soon")}</h2>
                <p className="reading">{words(official ? "scoring.next.credentialText" : "scoring.next.soonText")}</p>
                {official
                    ? <Row><LinkButton href="/credentials" look="primary">{words("scoring.next.seeCredential")}</LinkButton></Row>
                    : null}
            </Card>
        );
    }
    return (
        <Card>
            <h2>{words("scoring.next.again")}</h2>
            <p className="reading">{words("scoring.next.againText")}</p>
            <Row>
                <LinkButton href={`/exams/${result.exam}/book`} look="primary">{words("scoring.next.book")}</LinkButton>
                <LinkButton href={`/readiness/${result.exam}`}>{words("scoring.next.prepare")}</LinkButton>
            </Row>
        </Card>
    );
}
