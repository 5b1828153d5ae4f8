import type { Person } from "~/app/me";
import { Button } from "~/kit/Button";
import { useAct } from "~/kit/api";
import { Chip } from "~/kit/Chip";
import { ComboBox } from "~/kit/ComboBox";
import { DescriptionList } from "~/kit/DescriptionList";
import { Form, FormActions } from "~/kit/Form";
import { Row } from "~/kit/layout";
import { TextField } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { displayNameLength, legalNameLength } from "./limits";
import { Part } from "./Part";
import { roleName } from "./roleName";
import { zoneChoices } from "./zones";

export function ProfilePart({ person }: { readonly person: Person }) {
    const words = useWords();
    const save = useAct("patch", "/api/me", { done: () => toast(words("identity.saved")) });
    return (
        <Part title={words("identity.profile.title")} about={words("identity.profile.about")}>
            <DescriptionList
                facts={[
                    {
                        term: words("identity.email"),
                        value: (
                            <Row gap={2}>
                                <span>{person.email}</span>
                                <Chip kind={person.email_confirmed ? "good" : "warn"}>
                                    {words(person.email_confirmed ? "identity.confirmed" : "identity.unconfirmed")}
                                </Chip>
                            </Row>
                        ),
                    },
                    {
                        term: words("identity.roles"),
                        value: (
                            <Row gap={2}>{person.roles.map((role) => <Chip key={role}>{roleName(words, role)}</Chip>)}</Row>
                        ),
                    },
                ]}
            />
            <Form
                failure={save.failure}
                onSubmit={({ display_name = "", legal_name = "", zone = "" }) =>
                    save.run({ body: { display_name, legal_name, zone } })}
            >
                <TextField
                    name="display_name"
                    label={words("identity.displayName")}
                    hint={words("identity.displayNameHint")}
                    defaultValue={person.display_name}
                    {...displayNameLength}
                />
                <TextField
                    name="legal_name"
                    label={words("identity.legalName")}
                    hint={words("identity.legalNameHint")}
                    defaultValue={person.legal_name}
                    {...legalNameLength}
                />
                <ComboBox
                    name="zone"
                    label={words("identity.zone")}
                    hint={words("identity.zoneHint")}
                    choices={zoneChoices(person.zone)}
                    defaultValue={person.zone}
                />
                <FormActions>
                    <Button type="submit" look="primary" isPending={save.isPending}>{words("identity.save")}</Button>
                </FormActions>
            </Form>
        </Part>
    );
}
