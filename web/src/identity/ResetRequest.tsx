import { useState } from "react";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { useAct } from "~/kit/api";
import { Form } from "~/kit/Form";
import { Link } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { DemoMails } from "./DemoMails";
import { Door } from "./Door";

/** The first half: asking for the link. */
export function ResetRequest() {
    const words = useWords();
    const [email, setEmail] = useState("");
    const [asked, setAsked] = useState(false);
    const reset = useAct("post", "/api/password-resets", { done: () => setAsked(true) });
    return (
        <Door title={words("identity.reset.title")} lead={words("identity.reset.lead")}>
            {asked
                // The same words whether or not the address is known here: who has an account is nobody else's business.
                ? (
                    <>
                        <Notice kind="good">{words("identity.reset.sent")}</Notice>
                        <DemoMails address={email} />
                    </>
                )
                : (
                    <Card>
                        <Form failure={reset.failure} onSubmit={() => reset.run({ body: { email } })}>
                            <TextField name="email" type="email" autoComplete="username" label={words("identity.email")} value={email} onChange={setEmail} />
                            <Button type="submit" look="primary" wide isPending={reset.isPending}>{words("identity.reset.go")}</Button>
                        </Form>
                    </Card>
                )}
            <p className="door-also"><Link href="/sign-in">{words("identity.reset.back")}</Link></p>
        </Door>
    );
}
