import { useState } from "react";
import { Button } from "~/kit/Button";
import { useAct } from "~/kit/api";
import { Form, FormActions } from "~/kit/Form";
import { PasswordField } from "~/kit/PasswordField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { passwordLength } from "./limits";
import { Part } from "./Part";

export function PasswordPart() {
    const words = useWords();
    // A new form after each change empties its fields.
    const [changes, setChanges] = useState(0);
    const change = useAct("post", "/api/me/password", {
        done: () => {
            setChanges((count) => count + 1);
            toast(words("identity.passwordPart.done"));
        },
    });
    return (
        <Part title={words("identity.passwordPart.title")} about={words("identity.passwordPart.about")}>
            <Form
                key={changes}
                failure={change.failure}
                onSubmit={({ old_password = "", new_password = "" }) =>
                    change.run({ body: { old_password, new_password } })}
            >
                <PasswordField name="old_password" autoComplete="current-password" label={words("identity.passwordPart.current")} />
                <PasswordField
                    name="new_password"
                    autoComplete="new-password"
                    label={words("identity.passwordPart.new")}
                    hint={words("identity.passwordHint", { least: passwordLength.minLength })}
                    {...passwordLength}
                />
                <FormActions>
                    <Button type="submit" isPending={change.isPending}>{words("identity.passwordPart.go")}</Button>
                </FormActions>
            </Form>
        </Part>
    );
}
