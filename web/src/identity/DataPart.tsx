import { useState } from "react";
import type { Person } from "~/app/me";
import { Button } from "~/kit/Button";
import { useAct } from "~/kit/api";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Icon } from "~/kit/Icon";
import { Row } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { PasswordField } from "~/kit/PasswordField";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { Part } from "./Part";

/** What is held about the reader: to take along, or to have erased. */
export function DataPart({ person }: { readonly person: Person }) {
    const words = useWords();
    const [erasing, setErasing] = useState(false);
    const [typed, setTyped] = useState("");
    const erase = useAct("post", "/api/me/erasure", { leave: "/" });
    const close = () => {
        setErasing(false);
        setTyped("");
        erase.reset();
    };
    return (
        <Part title={words("identity.data.title")} about={words("identity.data.about")}>
            <Row>
                <LinkButton href="/api/me/export" download="assay-export.json">
                    <Icon name="download" />
                    {words("identity.data.export")}
                </LinkButton>
                <Button onPress={() => setErasing(true)}>{words("identity.data.erase")}</Button>
            </Row>
            <Dialog title={words("identity.data.eraseTitle")} isOpen={erasing} onClose={close}>
                <Notice kind="warn">{words("identity.data.eraseWarning")}</Notice>
                <Form failure={erase.failure} onSubmit={({ password = "" }) => erase.run({ body: { password } })}>
                    <TextField
                        label={words("identity.data.typeEmail", { email: person.email })}
                        value={typed}
                        onChange={setTyped}
                        autoComplete="off"
                    />
                    <PasswordField name="password" autoComplete="current-password" label={words("identity.password")} />
                    <DialogActions>
                        <Button onPress={close}>{words("kit.dialog.keep")}</Button>
                        <Button
                            type="submit"
                            look="danger"
                            isDisabled={typed.trim().toLowerCase() !== person.email.toLowerCase()}
                            isPending={erase.isPending}
                        >
                            {words("identity.data.eraseGo")}
                        </Button>
                    </DialogActions>
                </Form>
            </Dialog>
        </Part>
    );
}
