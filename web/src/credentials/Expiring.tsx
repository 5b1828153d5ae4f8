import { useRead } from "~/kit/api";
import { LinkCard } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
import { Row } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { Day } from "./Day";

/** On the start page: what expires soon, or has just expired and can still be earned again. */
export default function Expiring() {
    const words = useWords();
    const { data } = useRead("/api/credentials");
    const shown = data?.items.filter((one) => one.state === "expiring" || (one.state === "expired" && one.days_left > -90)) ?? [];
    return shown.map((one) => (
        <LinkCard key={one.id} level={2} title={one.title} href={`/credentials/${one.id}`}>
            <Row gap={2}>
                <StateChip state={one.state}>{words(`credentials.state.${one.state}`)}</StateChip>
                {one.state === "expiring" ? <span>{words("credentials.list.left", { days: one.days_left })}</span> : null}
            </Row>
            <span className="faint">
                {words.rich(one.state === "expired" ? "credentials.list.expired" : "credentials.list.until", { day: <Day on={one.expires_on} /> })}
            </span>
        </LinkCard>
    ));
}
