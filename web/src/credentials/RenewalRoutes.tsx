import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Row, Section } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { ProgressBar } from "~/kit/ProgressBar";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { Detail } from "./credential";
import { Day } from "./Day";
import { dayInWords } from "./days";

type Route = Detail["routes"][number];

/** Every way to renew, and what renewing today would give. */
export function RenewalRoutes({ detail }: { readonly detail: Detail }) {
    const words = useWords();
    const { credential, renewed_until } = detail;
    const closed = detail.routes.every((route) => !route.open);
    return (
        <Section title={words("credentials.renew.title")}>
            {closed
                ? <Notice kind="warn">{words(`credentials.renew.closed.${credential.state}`)}</Notice>
                : renewed_until
                    ? <p className="reading">{words.rich("credentials.renew.until", { day: <Day on={renewed_until} /> })}</p>
                    : null}
            {closed ? null : (
                <ul className="route-list" role="list">
                    {detail.routes.map((route) => <li key={route.route}><Way route={route} detail={detail} /></li>)}
                </ul>
            )}
        </Section>
    );
}

function Way({ route, detail }: { readonly route: Route; readonly detail: Detail }) {
    const words = useWords();
    const named = detail.certifications.filter((one) => route.certifications.includes(one.id));
    return (
        <Card>
            <h3>{words(`credentials.route.${route.route}`)}</h3>
            {route.route === "credits"
                ? <Credits route={route} detail={detail} />
                : (
                    <>
                        <p className="reading">{words(`credentials.renew.${route.route}`)}</p>
                        <Row>
                            {named.map((one) => one.bookable && one.exam
                                ? <LinkButton key={one.id} href={`/exams/${one.exam}/book`}>{words("credentials.renew.book", { title: one.title })}</LinkButton>
                                : <span key={one.id} className="faint">{words("credentials.renew.notYet", { title: one.title })}</span>)}
                        </Row>
                    </>
                )}
        </Card>
    );
}

function Credits({ route, detail: { credential, ledger } }: { readonly route: Route; readonly detail: Detail }) {
    const words = useWords();
    const { run, failure, isPending } = useAct("post", "/api/credentials/{credential}/renewals", {
        done: (renewed) =>
            toast(words("credentials.renew.done", { day: dayInWords(renewed.credential.expires_on, words.locale) })),
    });
    return (
        <>
            <ProgressBar
                label={words("credentials.renew.progress")}
                value={ledger.needed === 0 ? 100 : Math.min(100, (ledger.counted / ledger.needed) * 100)}
                text={words("credentials.credits.of", { counted: ledger.counted, needed: ledger.needed })}
            />
            {ledger.waiting > 0 ? <p className="faint">{words("credentials.renew.waiting", { credits: ledger.waiting })}</p> : null}
            {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
            <Row>
                <Button
                    look="primary"
                    isDisabled={!route.ready}
                    isPending={isPending}
                    onPress={() => run({ path: { credential: credential.id }, body: { route: "credits" } })}
                >
                    {words("credentials.renew.go")}
                </Button>
                {route.ready ? null : <span className="faint">{words("credentials.renew.missing", { credits: ledger.needed - ledger.counted })}</span>}
            </Row>
        </>
    );
}
