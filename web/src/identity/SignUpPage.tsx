import { useState } from "react";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { useAct } from "~/kit/api";
import { Form } from "~/kit/Form";
import { Link, LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { browserZone } from "~/kit/Reader";
import { PasswordField } from "~/kit/PasswordField";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { DemoMails } from "./DemoMails";
import { Door } from "./Door";
import { displayNameLength, legalNameLength, passwordLength } from "./limits";

export default function SignUpPage() {
    const words = useWords();
    const [email, setEmail] = useState("");
    const [made, setMade] = useState(false);
    const signUp = useAct("post", "/api/accounts", { done: () => setMade(true) });
    if (made) {
        return (
            <Door title={words("identity.signUp.madeTitle")}>
                <Notice kind="good">{words("identity.signUp.made", { email })}</Notice>
                <DemoMails address={email} />
                <LinkButton href="/sign-in">{words("app.signIn")}</LinkButton>
            </Door>
        );
    }
    return (
        <Door title={words("identity.signUp.title")} lead={words("identity.signUp.lead")}>
            <Card>
                <Form
                    failure={signUp.failure}
                    onSubmit={({ password = "", display_name = "", legal_name = "" }) =>
                        signUp.run({ body: { email, password, display_name, legal_name, zone: browserZone(), language: words.language } })}
                >
                    <TextField name="email" type="email" autoComplete="email" label={words("identity.email")} value={email} onChange={setEmail} />
                    <TextField
                        name="display_name"
                        autoComplete="nickname"
                        label={words("identity.displayName")}
                        hint={words("identity.displayNameHint")}
                        {...displayNameLength}
                    />
                    <TextField
                        name="legal_name"
                        autoComplete="name"
                        label={words("identity.legalName")}
                        hint={words("identity.legalNameHint")}
                        {...legalNameLength}
                    />
                    <PasswordField
                        name="password"
                        autoComplete="new-password"
                        label={words("identity.password")}
                        hint={words("identity.passwordHint", { least: passwordLength.minLength })}
                        {...passwordLength}
                    />
                    <Button type="submit" look="primary" wide isPending={signUp.isPending}>{words("identity.signUp.go")}</Button>
                </Form>
            </Card>
            <p className="door-also">
                {words.rich("identity.signUp.already", { link: (name) => <Link href="/sign-in">{name}</Link> })}
            </p>
        </Door>
    );
}
