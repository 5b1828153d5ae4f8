import { useState } from "react";
import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { useAct } from "~/kit/api";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { toast } from "~/kit/Toast";
import { Notice } from "~/kit/Notice";
import { useWords } from "~/kit/words/Words";
import { roleName } from "./roleName";
import { behindWall } from "./roleWall";
import "./Part.css";

// Everybody is a candidate; these are given and taken.
const staffRoles = [
    "instructor",
    "proctor",
    "examiner",
    "item_writer",
    "reviewer",
    "psychometrician",
    "accommodations_reviewer",
    "programme_manager",
    "operator",
];

export function RolesDialog({ person, onClose }: {
    readonly person: { readonly id: string; readonly display_name: string; readonly roles: readonly string[] };
    readonly onClose: () => void;
}) {
    const words = useWords();
    const [roles, setRoles] = useState(new Set(person.roles));
    const { run, failure, isPending } = useAct("put", "/api/manage/people/{person}/roles", {
        done: () => {
            toast(words("identity.people.changed", { name: person.display_name }));
            onClose();
        },
    });
    const set = (role: string, has: boolean) => {
        const next = new Set(roles);
        if (has) {
            next.add(role);
        } else {
            next.delete(role);
        }
        setRoles(next);
    };
    const hidden = behindWall(roles);
    return (
        <Dialog title={words("identity.people.changeOf", { name: person.display_name })} isOpen onClose={onClose}>
            <Form
                failure={failure}
                onSubmit={() => run({ path: { person: person.id }, body: { roles: staffRoles.filter((role) => roles.has(role)) } })}
            >
                <fieldset className="roles">
                    <legend className="soft">{words("identity.people.rolesText")}</legend>
                    {staffRoles.map((role) => (
                        <Checkbox
                            key={role}
                            isSelected={roles.has(role)}
                            hint={words(`identity.roleAbout.${role}`)}
                            onChange={(has) => set(role, has)}
                        >
                            {roleName(words, role)}
                        </Checkbox>
                    ))}
                </fieldset>
                {hidden.length === 0 ? null : (
                    <Notice kind="warn" title={words("identity.people.wall")}>
                        {words("identity.people.wallNext", {
                            roles: new Intl.ListFormat(words.locale).format(hidden.map((role) => roleName(words, role))),
                        })}
                    </Notice>
                )}
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={isPending}>{words("identity.people.save")}</Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}
