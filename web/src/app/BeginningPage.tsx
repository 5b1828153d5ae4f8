import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { useRead } from "~/kit/api";
import { Row, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { maySee, useMe } from "./me";
import "./Welcome.css";

/** What there is to do before the first candidate comes, in order. */
export default function BeginningPage() {
    const words = useWords();
    const { person } = useMe();
    const programme = useRead("/api/programme").data;
    const certifications = useRead("/api/catalogue", { query: { kind: "certification" } }).data?.items.length ?? 0;
    return (
        <>
            <PageHeader title={words("app.beginning.title")} lead={words("app.beginning.lead", { title: programme?.title ?? "" })} />
            <ol className="beginning" role="list">
                <Step name="files" chip={words("app.beginning.certifications", { count: certifications })}>
                    <Row>
                        <LinkButton look="primary" href="/api/manage/programme-template" download>{words("app.beginning.download")}</LinkButton>
                    </Row>
                    <p className="soft">{words("app.beginning.id", { id: programme?.id ?? "" })}</p>
                </Step>
                <Step name="import"><pre className="beginning-command" tabIndex={0}>{"assay import FOLDER --data DATA --dry-run\nassay import FOLDER --data DATA"}</pre></Step>
                <Step name="rules"><Row><LinkButton href="/manage/schemes">{words("catalog.schemes.title")}</LinkButton></Row></Step>
                <Step name="people"><Row><LinkButton href="/manage/people">{words("identity.people.title")}</LinkButton></Row></Step>
                <Step name="mail">
                    {maySee(["operator"], person) ? <Row><Link href="/manage/operation">{words("app.operation.name")}</Link></Row> : null}
                </Step>
            </ol>
        </>
    );
}

function Step({ name, chip, children }: { readonly name: string; readonly chip?: string; readonly children: React.ReactNode }) {
    const words = useWords();
    return (
        <li>
            <Card>
                <Stack gap={3}>
                    <Row spread align="baseline">
                        <h2>{words(`app.beginning.${name}.title`)}</h2>
                        {chip === undefined ? null : <Chip>{chip}</Chip>}
                    </Row>
                    <p>{words(`app.beginning.${name}.text`)}</p>
                    {children}
                </Stack>
            </Card>
        </li>
    );
}
