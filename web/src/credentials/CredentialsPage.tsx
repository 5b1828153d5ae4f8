import { type Reply, useRead } from "~/kit/api";
import { StateChip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Icon } from "~/kit/Icon";
import { Grid, Row } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { Day } from "./Day";
import "./credentials.css";

type Credential = Reply<"/api/credentials">["items"][number];

/** What a person holds, as cards one would carry. */
export default function CredentialsPage() {
    const words = useWords();
    const reading = useRead("/api/credentials");
    return (
        <>
            <PageHeader title={words("credentials.list.title")} lead={words("credentials.list.lead")} />
            <Loaded reading={reading}>
                {({ items }) => items.length === 0
                    ? (
                        <EmptyState
                            icon="medal"
                            title={words("credentials.list.none")}
                            action={<LinkButton href="/catalogue" look="primary">{words("credentials.list.choose")}</LinkButton>}
                        >
                            {words("credentials.list.noneNext")}
                        </EmptyState>
                    )
                    : <Grid least="large">{items.map((one) => <WalletCard key={one.id} credential={one} />)}</Grid>}
            </Loaded>
        </>
    );
}

function WalletCard({ credential }: { readonly credential: Credential }) {
    const words = useWords();
    const good = credential.state === "active" || credential.state === "expiring";
    return (
        <article className="wallet" data-good={good || undefined}>
            <Row spread>
                <span className="wallet-level">{words(`credentials.level.${credential.level}`)}</span>
                <StateChip state={credential.state}>{words(`credentials.state.${credential.state}`)}</StateChip>
            </Row>
            <h2 className="wallet-title"><Link look="quiet" href={`/credentials/${credential.id}`}>{credential.title}</Link></h2>
            <Row spread align="end">
                <span className="wallet-dates">
                    {words.rich(credential.state === "expired" ? "credentials.list.expired" : "credentials.list.until", {
                        day: <Day on={credential.expires_on} />,
                    })}
                    {credential.state === "expiring"
                        ? <strong>{words("credentials.list.left", { days: credential.days_left })}</strong>
                        : null}
                </span>
                <span className="wallet-medal"><Icon name="medal" /></span>
            </Row>
        </article>
    );
}
