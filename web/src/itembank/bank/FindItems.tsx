import { type ReactNode, useState } from "react";
import { useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { SearchField } from "~/kit/SearchField";
import { Select } from "~/kit/Select";
import { useWords } from "~/kit/words/Words";
import { type BankLine, Figures, type ItemState, itemStates, StateMark } from "./labels";
import "./bank.css";

/** Looks for items of an exam and hands over the one that is chosen. */
export function FindItems({ exam, without, choose, withFilters, onChoose }: {
    readonly exam: string;
    /** Names that are not offered again. */
    readonly without: readonly string[];
    readonly choose: ReactNode;
    /** By state and objective too. */
    readonly withFilters?: { readonly objectives: readonly { readonly id: string; readonly text: string }[] };
    readonly onChoose: (line: BankLine) => void;
}) {
    const words = useWords();
    const [q, setQ] = useState("");
    const [state, setState] = useState("");
    const [objective, setObjective] = useState("");
    const filtered = state !== "" || objective !== "";
    const reading = useRead("/api/bank/items", {
        query: {
            limit: 20,
            ...(q === "" ? {} : { q }),
            ...(exam === "" ? {} : { exam }),
            ...(state === "" ? {} : { state: state as ItemState }),
            ...(objective === "" ? {} : { objective }),
            ...(withFilters ? { pool: "live" as const } : {}),
        },
    }, { enabled: q.length > 1 || filtered });
    return (
        <Stack gap={3}>
            <SearchField label={words("itembank.find.label")} value={q} onChange={setQ} />
            {withFilters
                ? (
                    <div className="filters">
                        <Select
                            label={words("itembank.state")}
                            value={state}
                            choices={[{ id: "", name: words("itembank.bank.any") }, ...itemStates.map((id) => ({ id, name: words(`itembank.life.${id}`) }))]}
                            onChange={setState}
                        />
                        <Select
                            label={words("itembank.objective")}
                            value={objective}
                            choices={[{ id: "", name: words("itembank.bank.any") }, ...withFilters.objectives.map(({ id, text }) => ({ id, name: id, note: text }))]}
                            onChange={setObjective}
                        />
                    </div>
                )
                : null}
            {q.length < 2 && !filtered ? <p className="faint">{words("itembank.find.begin")}</p> : (
                <Loaded reading={reading} lines={2}>
                    {({ items }) => {
                        const found = items.filter(({ name }) => !without.includes(name));
                        return found.length === 0 ? <p className="soft">{words("itembank.find.none")}</p> : (
                            <ul className="found" role="list">
                                {found.map((line) => (
                                    <li key={line.name}>
                                        <div>
                                            <Row gap={2}><span className="strong">{line.name}</span><StateMark state={line.state} /></Row>
                                            <div className="small soft">{line.title || line.stem}</div>
                                            <Row gap={2}>
                                                <span className="small faint">{line.objective}</span>
                                                <Figures statistics={line.statistics} />
                                            </Row>
                                        </div>
                                        <Button size="small" aria-label={words("itembank.find.choose", { name: line.name })} onPress={() => onChoose(line)}>{choose}</Button>
                                    </li>
                                ))}
                            </ul>
                        );
                    }}
                </Loaded>
            )}
        </Stack>
    );
}
