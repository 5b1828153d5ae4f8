import { useState } from "react";
import { useAsked } from "~/app/place";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { useAct } from "~/kit/api";
import { Form } from "~/kit/Form";
import { LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { PasswordField } from "~/kit/PasswordField";
import { useWords } from "~/kit/words/Words";
import { Door } from "./Door";
import { ResetRequest } from "./ResetRequest";
import { passwordLength } from "./limits";

/** Without a token it asks for the mail; the link in that mail leads here with one. */
export default function ResetPage() {
    const token = useAsked().get("token");
    return token === "" ? <ResetRequest /> : <NewPassword token={token} />;
}

function NewPassword({ token }: { readonly token: string }) {
    const words = useWords();
    const [done, setDone] = useState(false);
    const reset = useAct("post", "/api/password-resets/completions", { done: () => setDone(true) });
    if (done) {
        return (
            <Door title={words("identity.newPassword.title")}>
                <Notice kind="good">{words("identity.newPassword.done")}</Notice>
                <LinkButton look="primary" href="/sign-in">{words("app.signIn")}</LinkButton>
            </Door>
        );
    }
    return (
        <Door title={words("identity.newPassword.title")} lead={words("identity.newPassword.lead")}>
            <Card>
                <Form failure={reset.failure} onSubmit={({ password = "" }) => reset.run({ body: { token, password } })}>
                    <PasswordField
                        name="password"
                        autoComplete="new-password"
                        label={words("identity.newPassword.field")}
                        hint={words("identity.passwordHint", { least: passwordLength.minLength })}
                        {...passwordLength}
                    />
                    <Button type="submit" look="primary" wide isPending={reset.isPending}>{words("identity.newPassword.go")}</Button>
                </Form>
            </Card>
        </Door>
    );
}
