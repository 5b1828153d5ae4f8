import { diffWordsWithSpace } from "diff";
import { useState } from "react";
import { useRead } from "~/kit/api";
import { Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Select } from "~/kit/Select";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { plainText } from "~/player/Rich";
import { type Change, changesBetween } from "./changes";
import { type BankItem, PersonShown, StateMark } from "./labels";
import "./bank.css";

/** The versions of an item, and what changed between two of them in words. */
export function VersionsPart({ item }: { readonly item: BankItem }) {
    const words = useWords();
    const [to, setTo] = useState(item.versions[0]?.id ?? "");
    const [from, setFrom] = useState(item.versions[1]?.id ?? "");
    const choices = item.versions.map(({ id, number }) => ({ id, name: words("itembank.one.version_number", { number }) }));
    const shown = item.versions.find(({ id }) => id === to);
    return (
        <Section title={words("itembank.one.versions")}>
            <Row align="end">
                <Select label={words("itembank.one.from")} choices={choices} value={from} onChange={setFrom} />
                <Select label={words("itembank.one.to")} choices={choices} value={to} onChange={setTo} />
            </Row>
            {shown
                ? (
                    <Row gap={2}>
                        <StateMark state={shown.state} />
                        <span className="small soft">
                            {shown.authors.map((person) => <PersonShown key={person.id} person={person} />)}
                            {" · "}
                            <When at={shown.made_at} />
                        </span>
                    </Row>
                )
                : null}
            {from === to || from === "" ? <p className="soft">{words("itembank.one.same")}</p> : <Compared item={item.name} from={from} to={to} />}
        </Section>
    );
}

function Compared({ item, from, to }: { readonly item: string; readonly from: string; readonly to: string }) {
    const words = useWords();
    const reading = useRead("/api/bank/items/{item}/comparison", { path: { item }, query: { from, to } });
    return (
        <Loaded reading={reading} lines={5}>
            {(both) => {
                const changes = changesBetween(both.from.body, both.to.body);
                const html = both.to.body.format === "html" || both.from.body.format === "html";
                return changes.length === 0
                    ? <p className="soft">{words("itembank.one.same")}</p>
                    : <Stack gap={3}>{changes.map((change) => <Changed key={`${change.field}-${change.place}`} change={change} html={html} />)}</Stack>;
            }}
        </Loaded>
    );
}

const marked = new Set(["text", "option_text", "option_feedback", "target_text", "feedback_general", "feedback_correct", "feedback_partly", "feedback_wrong"]);

function Changed({ change, html }: { readonly change: Change; readonly html: boolean }) {
    const words = useWords();
    const read = (text: string) => html && marked.has(change.field) ? plainText(text) : text;
    const parts = diffWordsWithSpace(read(change.before), read(change.after));
    return (
        <dl className="change">
            <dt>{words(`itembank.field.${change.field}`, { place: change.place.toUpperCase() })}</dt>
            <dd>
                {parts.map((part, at) => {
                    const key = `${at}-${part.value}`;
                    return part.added ? <ins key={key}>{part.value}</ins> : part.removed ? <del key={key}>{part.value}</del> : <span key={key}>{part.value}</span>;
                })}
            </dd>
        </dl>
    );
}
