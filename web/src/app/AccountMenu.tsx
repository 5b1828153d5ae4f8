import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { Menu } from "~/kit/Menu";
import { useAct } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import type { Person } from "./me";

export function AccountMenu({ person }: { readonly person: Person }) {
    const words = useWords();
    const signOut = useAct("delete", "/api/sessions/current", { leave: "/" });
    return (
        <Menu
            label={words("app.account.menu")}
            trigger={
                <Button look="quiet" aria-label={words("app.account.of", { name: person.display_name })}>
                    <Icon name="person" />
                    <span className="account-name">{person.display_name}</span>
                </Button>
            }
            entries={[
                { id: "account", name: words("app.account.settings"), note: person.email, href: "/account" },
                { id: "out", name: words("app.account.signOut"), onAction: () => signOut.run(), line: true },
            ]}
        />
    );
}
