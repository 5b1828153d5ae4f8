import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { Row, Section, Stack } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Select } from "~/kit/Select";
import { Switch } from "~/kit/Switch";
import { TextField } from "~/kit/TextField";
import { useWords } from "~/kit/words/Words";
import { type FormDraft, type Sections, type Slot, withMoved, withoutItem, withoutSection, withSlot, withTitle } from "./formEdits";
import { Figures, StateMark } from "./labels";
import "./bank.css";

type View = FormDraft["sections"][number]["items"][number];

/** The items of a form in their order, section by section. */
export function FormSections({ draft, sections, into, onInto, onChange }: {
    readonly draft: FormDraft;
    readonly sections: Sections;
    /** Which section takes what is added. */
    readonly into: number;
    readonly onInto: (section: number) => void;
    readonly onChange: (sections: Sections) => void;
}) {
    const words = useWords();
    const known = new Map<string, View>(draft.sections.flatMap(({ items }) => items).map((view) => [view.name, view]));
    const nameOf = (at: number) => sections[at]?.title || words("itembank.make.section", { number: at + 1 });
    return (
        <Section
            title={words("itembank.make.items")}
            actions={<Button size="small" onPress={() => onChange([...sections, { title: "", items: [] }])}>{words("itembank.make.add_section")}</Button>}
        >
            {sections.length > 1
                ? (
                    <Select
                        label={words("itembank.make.into")}
                        choices={sections.map((_, at) => ({ id: String(at), name: nameOf(at) }))}
                        value={String(Math.min(into, sections.length - 1))}
                        onChange={(at) => onInto(Number(at))}
                    />
                )
                : null}
            {sections.length === 0 ? <p className="soft">{words("itembank.make.no_items")}</p> : null}
            {sections.map((section, at) => {
                const key = `section-${at}`;
                return (
                    <Stack key={key} gap={2}>
                        <Row align="end">
                            <TextField label={words("itembank.make.section", { number: at + 1 })} optional value={section.title} maxLength={120} onChange={(title) => onChange(withTitle(sections, at, title))} />
                            {section.items.length === 0
                                ? <Button size="small" look="quiet" onPress={() => onChange(withoutSection(sections, at))}>{words("itembank.make.remove_section")}</Button>
                                : null}
                        </Row>
                        <ol className="slots">
                            {section.items.map((slot) => <Place key={slot.name} slot={slot} view={known.get(slot.name)} sections={sections} onChange={onChange} />)}
                        </ol>
                    </Stack>
                );
            })}
        </Section>
    );
}

function Place({ slot, view, sections, onChange }: {
    readonly slot: Slot;
    readonly view: View | undefined;
    readonly sections: Sections;
    readonly onChange: (sections: Sections) => void;
}) {
    const words = useWords();
    const { name } = slot;
    return (
        <li className="slot">
            <div>
                <Row gap={2}>
                    <Link href={`/manage/bank/items/${name}`}>{name}</Link>
                    {view ? <StateMark state={view.state} /> : null}
                    {slot.anchor ? <Chip kind="info">{words("itembank.anchor")}</Chip> : null}
                </Row>
                <div className="small soft">{view?.title || view?.stem}</div>
                {view ? <Row gap={2}><span className="small faint">{view.objective}</span><Figures statistics={view.statistics} /></Row> : null}
            </div>
            <Row gap={3}>
                <Switch isSelected={slot.scored} aria-label={words("itembank.make.scored_of", { name })} onChange={(scored) => onChange(withSlot(sections, name, { scored }))}>{words("itembank.scored")}</Switch>
                <Switch isSelected={slot.anchor} aria-label={words("itembank.make.anchor_of", { name })} onChange={(anchor) => onChange(withSlot(sections, name, { anchor }))}>{words("itembank.anchor")}</Switch>
                <Button size="small" look="quiet" aria-label={words("itembank.make.up_of", { name })} onPress={() => onChange(withMoved(sections, name, -1))}><span aria-hidden="true">{"↑"}</span></Button>
                <Button size="small" look="quiet" aria-label={words("itembank.make.down_of", { name })} onPress={() => onChange(withMoved(sections, name, 1))}><span aria-hidden="true">{"↓"}</span></Button>
                <Button size="small" look="quiet" aria-label={words("itembank.enemies.remove_one", { name })} onPress={() => onChange(withoutItem(sections, name))}>{words("itembank.enemies.remove")}</Button>
            </Row>
        </li>
    );
}
