import { returnAddress } from "~/app/signInAddress";
import { useAsked, useGo } from "~/app/place";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { useAct } from "~/kit/api";
import { Form } from "~/kit/Form";
import { Link } from "~/kit/Link";
import { PasswordField } from "~/kit/PasswordField";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { DemoAccounts } from "./DemoAccounts";
import { Door } from "./Door";

export default function SignInPage() {
    const words = useWords();
    const go = useGo();
    const back = returnAddress(useAsked().get("return"));
    const signIn = useAct("post", "/api/sessions", { done: () => go(back) });
    return (
        <Door title={words("identity.signIn.title")}>
            <Card>
                <Form
                    failure={signIn.failure}
                    onSubmit={({ email = "", password = "" }) => signIn.run({ body: { email, password } })}
                >
                    <TextField name="email" type="email" autoComplete="username" label={words("identity.email")} />
                    <PasswordField name="password" autoComplete="current-password" label={words("identity.password")} />
                    <Button type="submit" look="primary" wide isPending={signIn.isPending}>{words("app.signIn")}</Button>
                    <p className="door-also"><Link href="/reset">{words("identity.signIn.forgot")}</Link></p>
                </Form>
            </Card>
            <DemoAccounts
                isPending={signIn.isPending}
                onChoose={({ email, password }) => signIn.run({ body: { email, password } })}
            />
            <p className="door-also">
                {words.rich("identity.signIn.new", { link: (name) => <Link href="/sign-up">{name}</Link> })}
            </p>
        </Door>
    );
}
