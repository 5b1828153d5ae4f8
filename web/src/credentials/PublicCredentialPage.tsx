import { useEffect } from "react";
import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Failure } from "~/kit/failure";
import { Loaded } from "~/kit/Loaded";
import { Notice, type NoticeKind } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { When } from "~/kit/When";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { Day } from "./Day";
import "./credentials.css";

type Shown = Reply<"/api/public/credentials/{public_id}">;

const verdicts: Record<Shown["state"], NoticeKind> = {
    active: "good", expiring: "good", expired: "warn", suspended: "warn", revoked: "bad", superseded: "info",
};

/** What an employer opens: the answer first, in a sentence; works signed out. */
export default function PublicCredentialPage() {
    const words = useWords();
    const public_id = usePathPart("credential");
    const reading = useRead("/api/public/credentials/{public_id}", { path: { public_id } });
    useUnindexed();
    if (reading.error instanceof Failure && reading.error.status === 404) {
        return (
            <div className="verify">
                <PageHeader title={words("credentials.verify.nothing")} />
                <Notice kind="info">{problem(words, reading.error)}</Notice>
            </div>
        );
    }
    return <Loaded reading={reading}>{(shown) => <Verified shown={shown} />}</Loaded>;
}

function Verified({ shown }: { readonly shown: Shown }) {
    const words = useWords();
    return (
        <div className="verify">
            <PageHeader title={shown.title} lead={words("credentials.verify.lead", { issuer: shown.issuer })} />
            <Notice kind={verdicts[shown.state]} title={words(`credentials.state.${shown.state}`)}>
                {words.rich(`credentials.verify.${shown.state}`, { day: <Day on={shown.expires_on} /> })}
            </Notice>
            {shown.simulated
                ? <Notice kind="warn" title={words("credentials.verify.simulated")}>{words("credentials.verify.simulatedWhy")}</Notice>
                : null}
            <Card look="brass">
                <div>
                    <div className="faint">{words("credentials.verify.holder")}</div>
                    <div className="verify-holder">{shown.erased ? words("credentials.verify.erased") : shown.holder}</div>
                </div>
                <div>
                    <Chip kind="brass">{words(`credentials.level.${shown.level}`)}</Chip>{" "}
                    <StateChip state={shown.state}>{words(`credentials.state.${shown.state}`)}</StateChip>
                </div>
                <DescriptionList
                    facts={[
                        { term: words("credentials.verify.title"), value: shown.title },
                        { term: words("credentials.verify.issuer"), value: shown.issuer },
                        { term: words("credentials.passedOn"), value: <Day on={shown.passed_on} /> },
                        { term: words("credentials.verify.until"), value: <Day on={shown.expires_on} /> },
                        {
                            term: words("credentials.verify.exam"),
                            value: words(shown.proctored ? "credentials.verify.proctored" : "credentials.verify.unproctored"),
                        },
                    ]}
                />
            </Card>
            <p className="faint">
                {words.rich("credentials.verify.checked", { at: <When at={shown.checked_at} />, address: shown.url })}
            </p>
        </div>
    );
}

/** The page is for whoever was given its address, not for search engines. */
function useUnindexed(): void {
    useEffect(() => {
        const robots = document.createElement("meta");
        robots.name = "robots";
        robots.content = "noindex, nofollow";
        document.head.append(robots);
        return () => robots.remove();
    }, []);
}
