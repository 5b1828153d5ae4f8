import { usePathPart } from "~/app/place";
import { useAct, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Icon } from "~/kit/Icon";
import { Columns, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Switch } from "~/kit/Switch";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { Detail } from "./credential";
import { Day } from "./Day";
import { LedgerPart } from "./LedgerPart";
import { Life } from "./Life";
import { RenewalRoutes } from "./RenewalRoutes";
import "./credentials.css";

/** One credential: how long it lasts, how to renew it, what stands on its ledger. */
export default function CredentialPage() {
    const credential = usePathPart("credential");
    const reading = useRead("/api/credentials/{credential}", { path: { credential } });
    return <Loaded reading={reading}>{(detail) => <Shown detail={detail} />}</Loaded>;
}

function Shown({ detail }: { readonly detail: Detail }) {
    const words = useWords();
    const { credential, terms } = detail;
    return (
        <>
            <PageHeader
                title={credential.title}
                crumbs={[{ name: words("credentials.list.title"), href: "/credentials" }]}
                chips={
                    <>
                        <StateChip state={credential.state}>{words(`credentials.state.${credential.state}`)}</StateChip>
                        <Chip>{words(`credentials.level.${credential.level}`)}</Chip>
                        {credential.proctored ? null : <Chip>{words("credentials.unproctored")}</Chip>}
                    </>
                }
                actions={
                    <LinkButton href={`/api/credentials/${credential.id}/certificate`} download>
                        <Icon name="download" />
                        {words("credentials.certificate")}
                    </LinkButton>
                }
            />
            <Columns>
                <Stack gap={6}>
                    <Card look="brass"><Life credential={credential} /></Card>
                    <RenewalRoutes detail={detail} />
                    <LedgerPart detail={detail} />
                </Stack>
                <Stack gap={5}>
                    <PublicPart detail={detail} />
                    <Section title={words("credentials.terms.title")}>
                        <Card>
                            <ul className="claims" role="list">
                                {terms.map((term) => (
                                    <li key={`${term.from} ${term.expires_on} ${term.route}`} className="claim">
                                        <strong>
                                            {words(term.voided ? "credentials.terms.void"
                                                : term.first ? "credentials.terms.earned" : `credentials.terms.${term.route}`)}
                                        </strong>
                                        <span className="faint">
                                            {words.rich("credentials.terms.span", { from: <Day on={term.from} />, until: <Day on={term.expires_on} /> })}
                                        </span>
                                    </li>
                                ))}
                            </ul>
                        </Card>
                    </Section>
                </Stack>
            </Columns>
        </>
    );
}

function PublicPart({ detail: { credential } }: { readonly detail: Detail }) {
    const words = useWords();
    const { run, failure, isPending } = useAct("patch", "/api/credentials/{credential}");
    return (
        <Card>
            <h2>{words("credentials.public.title")}</h2>
            <Switch
                isSelected={credential.shown}
                isDisabled={isPending}
                hint={words("credentials.public.hint")}
                onChange={(shown) => run({ path: { credential: credential.id }, body: { shown } })}
            >
                {words("credentials.public.show")}
            </Switch>
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
            <DescriptionList
                facts={[
                    {
                        term: words("credentials.public.address"),
                        value: credential.shown
                            ? <Link href={`/c/${credential.public_id}`}>{words("credentials.public.open")}</Link>
                            : words("credentials.public.hidden"),
                    },
                    { term: words("credentials.passedOn"), value: <Day on={credential.passed_on} /> },
                ]}
            />
        </Card>
    );
}
