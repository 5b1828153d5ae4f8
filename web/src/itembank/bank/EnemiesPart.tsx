import { useState } from "react";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { Dialog } from "~/kit/Dialog";
import { Section, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { TextField } from "~/kit/TextField";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { FindItems } from "./FindItems";
import type { BankItem } from "./labels";

/** Items that may not meet this one on a form: one would help to answer the other. */
export function EnemiesPart({ item }: { readonly item: BankItem }) {
    const words = useWords();
    const [adding, setAdding] = useState(false);
    const [reason, setReason] = useState("");
    const add = useAct("post", "/api/bank/items/{item}/enemies", {
        done: () => {
            setAdding(false);
            setReason("");
        },
    });
    const drop = useAct("delete", "/api/bank/items/{item}/enemies/{enemy}");
    return (
        <Section title={words("itembank.enemies.title")} actions={<Button size="small" onPress={() => setAdding(true)}>{words("itembank.enemies.add")}</Button>}>
            {drop.failure ? <Notice kind="bad">{problem(words, drop.failure)}</Notice> : null}
            {item.enemies.length === 0 ? <p className="soft">{words("itembank.enemies.none")}</p> : (
                <ul className="found" role="list">
                    {item.enemies.map((enemy) => (
                        <li key={enemy.name}>
                            <div>
                                <Link href={`/manage/bank/items/${enemy.name}`}>{enemy.title || enemy.name}</Link>
                                <div className="small soft">{enemy.reason}</div>
                            </div>
                            {enemy.from_files
                                ? <Chip>{words("itembank.bank.files")}</Chip>
                                : (
                                    <Button
                                        size="small"
                                        look="quiet"
                                        aria-label={words("itembank.enemies.remove_one", { name: enemy.name })}
                                        onPress={() => drop.run({ path: { item: item.name, enemy: enemy.name } })}
                                    >
                                        {words("itembank.enemies.remove")}
                                    </Button>
                                )}
                        </li>
                    ))}
                </ul>
            )}
            <Dialog title={words("itembank.enemies.add")} isOpen={adding} onClose={() => setAdding(false)} size="large">
                <Stack gap={4}>
                    <p className="soft">{words("itembank.enemies.lead")}</p>
                    {add.failure ? <Notice kind="bad">{problem(words, add.failure)}</Notice> : null}
                    <TextField label={words("itembank.enemies.reason")} optional value={reason} onChange={setReason} maxLength={300} />
                    <FindItems
                        exam={item.exam}
                        without={[item.name, ...item.enemies.map(({ name }) => name)]}
                        choose={words("itembank.enemies.choose")}
                        onChoose={({ name }) => add.run({ path: { item: item.name }, body: { name, ...(reason === "" ? {} : { reason }) } })}
                    />
                </Stack>
            </Dialog>
        </Section>
    );
}
