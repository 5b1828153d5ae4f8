import { useRef, useState } from "react";
import { Door } from "~/identity/Door";
import { displayNameLength, passwordLength } from "~/identity/limits";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { useAct, useRead } from "~/kit/api";
import { Form } from "~/kit/Form";
import { Section, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PasswordField } from "~/kit/PasswordField";
import { RadioGroup } from "~/kit/RadioGroup";
import { browserZone } from "~/kit/Reader";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { useAsked, useGo } from "./place";

/** A new installation's first page: who runs it, what the programme is called, and what to begin with. */
export default function FirstStartPage() {
    const words = useWords();
    const reading = useRead("/api/first-start");
    const [made, setMade] = useState(false);
    return (
        <Door title={words("app.first.title")} lead={words("app.first.lead")}>
            <Loaded reading={reading} lines={6}>
                {({ waiting }) => waiting || made
                    ? <Beginning onMade={() => setMade(true)} />
                    : (
                        <Notice title={words("app.first.over")} actions={<LinkButton href="/sign-in">{words("app.signIn")}</LinkButton>}>
                            {words("app.first.overText")}
                        </Notice>
                    )}
            </Loaded>
        </Door>
    );
}

function Beginning({ onMade }: { readonly onMade: () => void }) {
    const words = useWords();
    const go = useGo();
    const code = useAsked().get("code");
    const account = useRef({ email: "", password: "" });
    const [beginWith, setBeginWith] = useState<"demo" | "empty">("demo");
    const signIn = useAct("post", "/api/sessions", { done: () => go("/manage/beginning") });
    const begin = useAct("post", "/api/first-start", {
        done: () => {
            onMade();
            signIn.run({ body: account.current });
        },
    });
    return (
        <Form
            failure={begin.failure ?? signIn.failure}
            onSubmit={({ code: typed = "", email = "", password = "", name = "", title = "", issuer = "" }) => {
                account.current = { email, password };
                begin.run({
                    body: {
                        code: typed, email, password, name, title, issuer: issuer === "" ? title : issuer,
                        zone: browserZone(), language: words.language, begin_with: beginWith,
                    },
                });
            }}
        >
            <Stack gap={6}>
                <Section title={words("app.first.you")}>
                    <Card>
                        <Stack>
                            <TextField name="code" label={words("app.first.code")} hint={words("app.first.codeHint")} defaultValue={code} maxLength={60} autoComplete="off" />
                            <TextField name="name" autoComplete="name" label={words("app.first.name")} {...displayNameLength} />
                            <TextField name="email" type="email" autoComplete="email" label={words("identity.email")} />
                            <PasswordField
                                name="password"
                                autoComplete="new-password"
                                label={words("identity.password")}
                                hint={words("identity.passwordHint", { least: passwordLength.minLength })}
                                {...passwordLength}
                            />
                        </Stack>
                    </Card>
                </Section>
                <Section title={words("app.first.programme")}>
                    <Card>
                        <Stack>
                            <TextField name="title" label={words("app.first.programmeTitle")} hint={words("app.first.programmeTitleHint")} maxLength={120} />
                            <TextField name="issuer" optional label={words("app.first.issuer")} hint={words("app.first.issuerHint")} maxLength={120} />
                        </Stack>
                    </Card>
                </Section>
                <Section title={words("app.first.begin")}>
                    <RadioGroup
                        look="cards"
                        label={words("app.first.beginWith")}
                        value={beginWith}
                        onChange={(value) => setBeginWith(value === "empty" ? "empty" : "demo")}
                        choices={[
                            { id: "demo", name: words("app.first.demo"), note: words("app.first.demoNote") },
                            { id: "empty", name: words("app.first.empty"), note: words("app.first.emptyNote") },
                        ]}
                    />
                </Section>
                <Button type="submit" look="primary" wide isPending={begin.isPending || signIn.isPending}>{words("app.first.go")}</Button>
            </Stack>
        </Form>
    );
}
