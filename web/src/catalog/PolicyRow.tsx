import type { Reply } from "~/kit/api";
import { NumberField } from "~/kit/NumberField";
import { Select } from "~/kit/Select";
import { Switch } from "~/kit/Switch";
import { useWords } from "~/kit/words/Words";
import { ruleWords } from "./ruleWords";

export type Policy = Reply<"/api/manage/schemes/{certification}">["policies"][number];
export type PolicyValue = number | string | boolean | null;

/** One policy: what it means in a sentence, and the value to change. */
export function PolicyRow({ policy, facts, value, isChanged, onChange }: {
    readonly policy: Policy;
    /** What stands in its sentence, as it holds now. */
    readonly facts: Readonly<Record<string, string>>;
    readonly value: PolicyValue;
    readonly isChanged: boolean;
    readonly onChange: (value: PolicyValue) => void;
}) {
    const words = useWords();
    return (
        <div className={`policy ${isChanged ? "policy-changed" : ""}`}>
            <div>
                <p>{ruleWords(words, { key: policy.key, sentence: policy.sentence, facts })}</p>
                <p className="soft small">
                    {isChanged ? words("catalog.policy.before") : words("catalog.policy.default", { value: shown(policy.default_value) })}
                </p>
            </div>
            <PolicyField policy={policy} value={value} onChange={onChange} />
        </div>
    );

    function shown(one: unknown): string {
        return one === null ? words("catalog.policy.none") : one === true ? words("catalog.policy.yes")
            : one === false ? words("catalog.policy.no") : String(one);
    }
}

function PolicyField({ policy, value, onChange }: {
    readonly policy: Policy;
    readonly value: PolicyValue;
    readonly onChange: (value: PolicyValue) => void;
}) {
    const words = useWords();
    const label = words(`catalog.policy.${policy.key}`);
    switch (policy.kind) {
        case "flag":
            return <Switch isSelected={value === true} onChange={onChange}>{label}</Switch>;
        case "choice":
            return (
                <Select
                    label={label}
                    choices={policy.choices.map((choice) => ({ id: choice, name: nameOf(choice) }))}
                    value={String(value)}
                    onChange={onChange}
                />
            );
        default:
            return (
                <NumberField
                    label={label}
                    optional={policy.kind === "optional_whole"}
                    minValue={policy.least}
                    maxValue={policy.most}
                    value={typeof value === "number" ? value : Number.NaN}
                    onChange={(typed) => {
                        if (!Number.isNaN(typed)) {
                            onChange(typed);
                        } else if (policy.kind === "optional_whole") {
                            onChange(null);
                        }
                    }}
                />
            );
    }

    function nameOf(choice: string): string {
        return policy.key === "retake_preset" ? words(`catalog.preset.${choice}`) : choice;
    }
}
