import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { roleName } from "./roleName";

/** A demo's ready accounts, each one touch away. Nothing outside a demo. */
export function DemoAccounts({ isPending, onChoose }: {
    readonly isPending: boolean;
    readonly onChoose: (account: { email: string; password: string }) => void;
}) {
    const words = useWords();
    const { data: clock } = useRead("/api/demo/clock");
    const { data: accounts } = useRead("/api/demo/accounts", undefined, { enabled: clock?.enabled === true });
    if (!accounts || accounts.length === 0) {
        return null;
    }
    return (
        <Card look="sunken">
            <h2>{words("identity.demo.title")}</h2>
            <p className="soft small">{words("identity.demo.text")}</p>
            <ul className="demo-accounts" role="list">
                {accounts.map((account) => (
                    <li key={account.email}>
                        <Button wide isDisabled={isPending} onPress={() => onChoose(account)}>
                            <span>{account.name}</span>
                            <span className="faint">{roleName(words, account.role)}</span>
                        </Button>
                    </li>
                ))}
            </ul>
        </Card>
    );
}
