import { useRead } from "~/kit/api";
import { LinkCard } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
import { Countdown } from "~/kit/Countdown";
import { Row } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { Verdict } from "./Verdict";

/** On the start page: a result that is not official yet. */
export default function RecentResult() {
    const words = useWords();
    const { data } = useRead("/api/results");
    const open = data?.items.filter((result) => result.state === "provisional" || result.state === "held") ?? [];
    return open.map((result) => (
        <LinkCard key={result.id} level={2} title={words("scoring.home.title", { exam: result.exam_title })} href={`/results/${result.id}`}>
            <Row gap={2}>
                <Verdict result={result} />
                <StateChip state={result.state}>{words(`scoring.state.${result.state}`)}</StateChip>
            </Row>
            {result.state === "provisional"
                ? <span className="faint">{words.rich("scoring.home.left", { left: <Countdown until={result.release_due} /> })}</span>
                : null}
        </LinkCard>
    ));
}
