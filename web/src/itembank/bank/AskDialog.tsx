import { useState } from "react";
import { useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Dialog } from "~/kit/Dialog";
import { Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { SearchField } from "~/kit/SearchField";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { keepers } from "./labels";
import "./bank.css";

/** Asks somebody of the bank's staff to review a version. */
export function AskDialog({ item, version, onClose }: { readonly item: string; readonly version: string; readonly onClose: () => void }) {
    const words = useWords();
    const [q, setQ] = useState("");
    const reading = useRead("/api/manage/people", { query: { q, limit: 20 } }, { enabled: q.length > 1 });
    const ask = useAct("post", "/api/bank/items/{item}/assignments", {
        done: () => {
            onClose();
            toast(words("itembank.ask.asked"));
        },
    });
    return (
        <Dialog title={words("itembank.ask.title")} isOpen onClose={onClose}>
            <Stack gap={3}>
                <p className="soft">{words("itembank.ask.lead")}</p>
                {ask.failure ? <Notice kind="bad">{problem(words, ask.failure)}</Notice> : null}
                <SearchField label={words("itembank.ask.find")} value={q} onChange={setQ} />
                {q.length < 2 ? null : (
                    <Loaded reading={reading} lines={2}>
                        {({ items }) => {
                            const staff = items.filter(({ roles }) => roles.some((role) => keepers.includes(role)));
                            return staff.length === 0 ? <p className="soft">{words("itembank.ask.none")}</p> : (
                                <ul className="found" role="list">
                                    {staff.map((person) => (
                                        <li key={person.id}>
                                            <div><span className="strong">{person.legal_name || person.display_name}</span><div className="small soft">{person.email}</div></div>
                                            <Button
                                                size="small"
                                                aria-label={words("itembank.ask.one", { name: person.legal_name || person.display_name })}
                                                onPress={() => ask.run({ path: { item }, body: { version, person: person.id } })}
                                            >
                                                {words("itembank.ask.ask")}
                                            </Button>
                                        </li>
                                    ))}
                                </ul>
                            );
                        }}
                    </Loaded>
                )}
            </Stack>
        </Dialog>
    );
}
