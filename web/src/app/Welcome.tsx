import { useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Icon, type IconName } from "~/kit/Icon";
import { Grid, Row } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { WelcomePicture } from "./WelcomePicture";
import "./Welcome.css";

const steps: readonly (readonly [string, IconName])[] = [
    ["select", "search"],
    ["prepare", "book"],
    ["schedule", "calendar"],
    ["take", "clock"],
    ["result", "check"],
    ["maintain", "medal"],
];

/** What a visitor sees first: the whole way on one page. */
export function Welcome() {
    const words = useWords();
    const waiting = useRead("/api/first-start").data?.waiting === true;
    return (
        <div className="welcome">
            {waiting
                ? (
                    <Notice kind="info" actions={<LinkButton look="primary" href="/first-start">{words("app.first.waitingGo")}</LinkButton>}>
                        {words("app.first.waiting")}
                    </Notice>
                )
                : null}
            <div className="welcome-top">
                <div className="welcome-head">
                    <PageHeader title={words("app.welcome.title")} lead={words("app.welcome.lead")} />
                    <Row>
                        <LinkButton look="primary" href="/catalogue">{words("app.welcome.catalogue")}</LinkButton>
                        <LinkButton href="/choose">{words("catalog.choose.link")}</LinkButton>
                        <LinkButton href="/sign-up">{words("app.signUp")}</LinkButton>
                    </Row>
                </div>
                <WelcomePicture />
            </div>
            <h2>{words("app.welcome.way")}</h2>
            <Grid>
                {steps.map(([step, icon], at) => (
                    <Card key={step}>
                        <div className="welcome-step">
                            <Icon name={icon} />
                            <span className="faint numeric" aria-hidden="true">{at + 1}</span>
                        </div>
                        <h3>{words(`app.welcome.${step}.title`)}</h3>
                        <p className="soft">{words(`app.welcome.${step}.text`)}</p>
                    </Card>
                ))}
            </Grid>
        </div>
    );
}
