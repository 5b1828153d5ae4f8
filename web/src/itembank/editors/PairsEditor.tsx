import { Button } from "~/kit/Button";
import { Checkbox } from "~/kit/Checkbox";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { Select } from "~/kit/Select";
import { useWords } from "~/kit/words/Words";
import { useEditing } from "./context";
import { hasPair, plainWords, withOnlyPair, withPair, withPairAt } from "./model";
import { Percent, Total } from "./OptionsEditor";
import type { QuestionOption, QuestionTarget } from "./question";

export function useNameOf() {
    const words = useWords();
    return (one: QuestionOption | QuestionTarget | undefined, at: number) => plainWords(one?.text ?? "") || words("itembank.editor.unnamed", { number: at + 1 });
}

/** Which options fit a target: a box for each. */
export function FitsPicker({ target, name }: { readonly target: string; readonly name: string }) {
    const words = useWords();
    const nameOf = useNameOf();
    const { question, edit } = useEditing();
    const { options, pairs, all_or_nothing: whole } = question;
    return (
        <fieldset className="fits">
            <legend className="field-label">{words("itembank.editor.fits", { name })}</legend>
            {options.map((option, at) => {
                const place = pairs.findIndex((pair) => pair.option === option.id && pair.target === target);
                return (
                    <div key={option.id} className="fits-one">
                        <Checkbox isSelected={place >= 0} onChange={(on) => edit((q) => withPair(q, option.id, target, on), "")}>{nameOf(option, at)}</Checkbox>
                        {place >= 0 && !whole
                            ? <Percent name={nameOf(option, at)} value={pairs[place]?.fraction ?? 0} onChange={(fraction) => edit((q) => withPairAt(q, place, { fraction }), `pair-${place}`)} />
                            : null}
                    </div>
                );
            })}
        </fieldset>
    );
}

/** The one word that goes into a gap. */
export function FillPicker({ target, name }: { readonly target: string; readonly name: string }) {
    const words = useWords();
    const nameOf = useNameOf();
    const { question: { options, pairs, all_or_nothing: whole }, edit } = useEditing();
    const place = pairs.findIndex((pair) => pair.target === target);
    return (
        <Row align="end">
            <Select
                label={words("itembank.editor.fills", { name })}
                choices={[{ id: "none", name: words("itembank.editor.nothing") }, ...options.map((option, at) => ({ id: `o-${option.id}`, name: nameOf(option, at) }))]}
                value={place < 0 ? "none" : `o-${pairs[place]?.option ?? ""}`}
                onChange={(id) => edit((q) => withOnlyPair(q, id === "none" ? "" : id.slice(2), target), "")}
            />
            {place >= 0 && !whole
                ? <Percent name={name} value={pairs[place]?.fraction ?? 0} onChange={(fraction) => edit((q) => withPairAt(q, place, { fraction }), `pair-${place}`)} />
                : null}
        </Row>
    );
}

/** Pairs of options with each other. */
export function PairList() {
    const words = useWords();
    const nameOf = useNameOf();
    const { question, edit } = useEditing();
    const { options, pairs, all_or_nothing: whole } = question;
    const choices = options.map((option, at) => ({ id: option.id, name: nameOf(option, at) }));
    const free = options.flatMap((one, at) => options.slice(at + 1).map((other) => [one.id, other.id] as const))
        .find(([one, other]) => !hasPair(question, one, other) && !hasPair(question, other, one));
    return (
        <Stack gap={3}>
            <div className="field-label" id="pairs-label">{words("itembank.editor.pairs")}</div>
            {pairs.length === 0 ? <p className="soft small">{words("itembank.editor.no_pairs")}</p> : null}
            <ol className="pair-list" aria-labelledby="pairs-label">
                {pairs.map((pair, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a pair has no name but its place
                    <li key={at}>
                        <Select label={words("itembank.editor.pair_one", { number: at + 1 })} choices={choices} value={pair.option} onChange={(option) => edit((q) => withPairAt(q, at, { option }), "")} />
                        <Select label={words("itembank.editor.pair_other", { number: at + 1 })} choices={choices} value={pair.target} onChange={(target) => edit((q) => withPairAt(q, at, { target }), "")} />
                        {whole ? null : <Percent name={words("itembank.editor.pair", { number: at + 1 })} value={pair.fraction} onChange={(fraction) => edit((q) => withPairAt(q, at, { fraction }), `pair-${at}`)} />}
                        <Button icon size="small" look="quiet" aria-label={words("itembank.editor.remove", { name: words("itembank.editor.pair", { number: at + 1 }) })} onPress={() => edit((q) => ({ ...q, pairs: q.pairs.toSpliced(at, 1) }), "")}>
                            <Icon name="cross" />
                        </Button>
                        {pair.option === pair.target ? <Notice kind="warn">{words("itembank.editor.pair_same")}</Notice> : null}
                    </li>
                ))}
            </ol>
            {whole ? null : <Total list={pairs} />}
            <Row><Button size="small" isDisabled={!free} onPress={() => free && edit((q) => withPair(q, free[0], free[1], true), "")}><Icon name="plus" />{words("itembank.editor.add.pair")}</Button></Row>
        </Stack>
    );
}
