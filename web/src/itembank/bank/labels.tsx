import type { Reply } from "~/kit/api";
import type { ChipKind } from "~/kit/Chip";
import { Chip } from "~/kit/Chip";
import { HiddenText } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";

export type BankLine = Reply<"/api/bank/items">["items"][number];
export type BankItem = Reply<"/api/bank/items/{item}">;
export type VersionBody = Reply<"/api/bank/items/{item}/versions/{version}">;
export type Measured = NonNullable<BankLine["statistics"]>;
export type ItemState = BankLine["state"];

export const itemStates: readonly ItemState[] = ["draft", "in_review", "pretest", "operational", "suspended", "retired"];
export const keepers = ["item_writer", "reviewer", "psychometrician", "programme_manager"];

const looks: Record<ItemState, { readonly kind: ChipKind; readonly sign: string }> = {
    draft: { kind: "plain", sign: "○" },
    in_review: { kind: "info", sign: "◐" },
    pretest: { kind: "warn", sign: "△" },
    operational: { kind: "good", sign: "●" },
    suspended: { kind: "bad", sign: "‖" },
    retired: { kind: "plain", sign: "×" },
};

/** Where an item is in its life: a word, with a sign for those who see no colours. */
export function StateMark({ state }: { readonly state: ItemState }) {
    const words = useWords();
    const { kind, sign } = looks[state];
    return <Chip kind={kind}><span aria-hidden="true">{sign}</span>{words(`itembank.life.${state}`)}</Chip>;
}

/** Somebody's name; the programme's files have none, and neither has an erased account. */
export function PersonShown({ person }: { readonly person: { readonly id: string; readonly name: string } }) {
    const words = useWords();
    return <>{person.name || words(person.id === "" ? "itembank.bank.files" : "itembank.bank.erased")}</>;
}

/** The two figures that judge an item, with how many they rest on. */
export function Figures({ statistics }: { readonly statistics: Measured | null | undefined }) {
    const words = useWords();
    if (!statistics) {
        return <span className="faint"><span aria-hidden="true">–</span><HiddenText>{words("itembank.bank.unmeasured")}</HiddenText></span>;
    }
    const { p, point_biserial, exposures } = statistics;
    return (
        <span className="small numeric">
            {words("itembank.bank.figures", {
                p: p.toFixed(2), r: typeof point_biserial === "number" ? point_biserial.toFixed(2) : "–", count: exposures,
            })}
        </span>
    );
}
