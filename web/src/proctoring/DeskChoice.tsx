import { parseDate } from "@internationalized/date";
import { Button } from "~/kit/Button";
import { DatePicker } from "~/kit/DatePicker";
import { Icon } from "~/kit/Icon";
import { Select } from "~/kit/Select";
import { useWords } from "~/kit/words/Words";

const kept = "assay.desk.centre";

/** Whoever works at a centre works there tomorrow too: the last choice stays in this browser. */
export function rememberedCentre(): string {
    return localStorage.getItem(kept) ?? "online";
}

export function rememberCentre(id: string): void {
    localStorage.setItem(kept, id);
}

/** Which desk, and which day. */
export function DeskChoice({ centres, centre, day, today, onCentre, onDay }: {
    readonly centres: readonly { readonly id: string; readonly title: string; readonly city: string }[];
    readonly centre: string;
    readonly day: string;
    readonly today: string;
    readonly onCentre: (id: string) => void;
    readonly onDay: (day: string) => void;
}) {
    const words = useWords();
    const chosen = parseDate(day);
    return (
        <div className="desk-choice">
            <Select
                label={words("proctoring.desk.where")}
                value={centre}
                onChange={onCentre}
                choices={[
                    { id: "online", name: words("proctoring.desk.online") },
                    ...centres.map(({ id, title, city }) => ({ id, name: title, note: city })),
                ]}
            />
            <DatePicker label={words("proctoring.desk.day")} value={chosen} onChange={(next) => next === null ? undefined : onDay(next.toString())} />
            <div className="desk-days">
                <Button icon aria-label={words("proctoring.desk.dayBefore")} onPress={() => onDay(chosen.subtract({ days: 1 }).toString())}>
                    <Icon name="back" turn />
                </Button>
                <Button isDisabled={day === today} onPress={() => onDay("")}>{words("proctoring.desk.today")}</Button>
                <Button icon aria-label={words("proctoring.desk.dayAfter")} onPress={() => onDay(chosen.add({ days: 1 }).toString())}>
                    <Icon name="next" turn />
                </Button>
            </div>
        </div>
    );
}
