import { useState } from "react";
import { Checkbox } from "~/kit/Checkbox";
import { Row } from "~/kit/layout";
import { SearchField } from "~/kit/SearchField";
import { Select } from "~/kit/Select";
import { useWords } from "~/kit/words/Words";
import type { Outline } from "../editors/bankApi";
import { questionTypes } from "../editors/question";
import { itemStates } from "./labels";
import "./bank.css";

/** As they stand in the address. */
export const filterNames = ["q", "exam", "state", "pool", "kind", "objective", "mine", "unfiled"] as const;

export function BankFilters({ filter, outlines, onChange }: {
    readonly filter: Readonly<Record<string, string>>;
    readonly outlines: readonly Outline[];
    readonly onChange: (changes: Record<string, string>) => void;
}) {
    const words = useWords();
    const [q, setQ] = useState(filter["q"] ?? "");
    const any = { id: "", name: words("itembank.bank.any") };
    const objectives = outlines.find(({ id }) => id === filter["exam"])?.objectives ?? [];
    return (
        <div className="stack" data-gap="3" role="search" aria-label={words("itembank.bank.filters")}>
            <div className="filters">
                <SearchField
                    label={words("itembank.bank.search")}
                    value={q}
                    onChange={setQ}
                    onSubmit={(value) => onChange({ q: value })}
                    onBlur={() => (q === (filter["q"] ?? "") ? undefined : onChange({ q }))}
                    onClear={() => onChange({ q: "" })}
                />
                <Select
                    label={words("itembank.bank.exam")}
                    value={filter["exam"] ?? ""}
                    choices={[any, ...outlines.map(({ id, title }) => ({ id, name: title }))]}
                    onChange={(exam) => onChange({ exam, objective: "", ...(exam === "" ? {} : { unfiled: "" }) })}
                />
                <Select
                    label={words("itembank.state")}
                    value={filter["state"] ?? ""}
                    choices={[any, ...itemStates.map((id) => ({ id, name: words(`itembank.life.${id}`) }))]}
                    onChange={(state) => onChange({ state })}
                />
                <Select
                    label={words("itembank.bank.pool")}
                    value={filter["pool"] ?? ""}
                    choices={[any, ...(["live", "practice"] as const).map((id) => ({ id, name: words(`itembank.pool.${id}`) }))]}
                    onChange={(pool) => onChange({ pool })}
                />
                <Select
                    label={words("itembank.bank.kind")}
                    value={filter["kind"] ?? ""}
                    choices={[any, ...[...questionTypes, "qti"].map((id) => ({ id, name: words(`itembank.kind.${id}`) }))]}
                    onChange={(kind) => onChange({ kind })}
                />
                {objectives.length === 0 ? null : (
                    <Select
                        label={words("itembank.objective")}
                        value={filter["objective"] ?? ""}
                        choices={[any, ...objectives.map(({ id, text }) => ({ id, name: id, note: text }))]}
                        onChange={(objective) => onChange({ objective })}
                    />
                )}
            </div>
            <Row gap={5}>
                <Checkbox isSelected={filter["mine"] !== undefined} onChange={(on) => onChange({ mine: on ? "1" : "" })}>{words("itembank.bank.mine")}</Checkbox>
                <Checkbox isSelected={filter["unfiled"] !== undefined} onChange={(on) => onChange({ unfiled: on ? "1" : "", ...(on ? { exam: "", objective: "" } : {}) })}>
                    {words("itembank.bank.unfiled")}
                </Checkbox>
            </Row>
        </div>
    );
}
