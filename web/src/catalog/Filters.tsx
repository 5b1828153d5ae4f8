import { useAsked } from "~/app/place";
import { Button } from "~/kit/Button";
import type { Reply } from "~/kit/api";
import type { Choice } from "~/kit/Choice";
import { Stack } from "~/kit/layout";
import { Select } from "~/kit/Select";
import { Switch } from "~/kit/Switch";
import { useWords } from "~/kit/words/Words";
import { kinds, times } from "./filter";
import { duration, languageName } from "./offer";

// A list box has no empty choice; this id stands for it and leaves the address.
const any = "any";

/** What the list is narrowed by. Every choice takes effect at once. */
export function Filters({ facets, onClear }: {
    readonly facets: Reply<"/api/catalogue">["facets"] | undefined;
    readonly onClear: (() => void) | undefined;
}) {
    const words = useWords();
    const asked = useAsked();
    const one = (name: string, label: string, all: string, choices: readonly Choice[]) => (
        <Select
            label={label}
            choices={[{ id: any, name: all }, ...choices]}
            value={asked.get(name) || any}
            onChange={(id) => asked.set({ [name]: id === any ? "" : id, after: "" })}
        />
    );
    return (
        <Stack gap={4}>
            {one("kind", words("catalog.filters.kind"), words("catalog.filters.anyKind"),
                kinds.map((kind) => ({ id: kind, name: words(`catalog.kinds.${kind}`) })))}
            {one("role", words("catalog.filters.role"), words("catalog.filters.anyRole"),
                (facets?.roles ?? []).map((role) => ({ id: role, name: role })))}
            {one("level", words("catalog.filters.level"), words("catalog.filters.anyLevel"),
                (facets?.levels ?? []).map((level) => ({ id: level, name: words(`catalog.level.${level}`) })))}
            {one("time", words("catalog.filters.time"), words("catalog.filters.anyTime"),
                times.map((minutes) => ({
                    id: String(minutes),
                    name: words("catalog.filters.upTo", { time: duration(words, minutes) }),
                })))}
            {one("language", words("catalog.filters.language"), words("catalog.filters.anyLanguage"),
                (facets?.languages ?? []).map((code) => ({ id: code, name: languageName(words, code) })))}
            <Switch isSelected={asked.get("free") === "yes"} onChange={(on) => asked.set({ free: on ? "yes" : "", after: "" })}>
                {words("catalog.filters.free")}
            </Switch>
            {onClear ? <Button look="quiet" onPress={onClear}>{words("catalog.filters.clear")}</Button> : null}
        </Stack>
    );
}
