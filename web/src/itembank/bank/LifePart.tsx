import { useState } from "react";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Row, Section } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Menu } from "~/kit/Menu";
import { Notice } from "~/kit/Notice";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { type BankItem, PersonShown, StateMark } from "./labels";
import { focusText, statementMax } from "./SignPart";
import "./bank.css";

type Deed = "suspend" | "reinstate" | "retire";
const addresses = {
    suspend: "/api/bank/items/{item}/suspensions",
    reinstate: "/api/bank/items/{item}/reinstatements",
    retire: "/api/bank/items/{item}/retirements",
} as const;
const deeds: readonly Deed[] = ["suspend", "reinstate", "retire"];

/** Suspension, reinstatement and retirement, for whoever may. */
export function LifeActions({ item }: { readonly item: BankItem }) {
    const words = useWords();
    const [deed, setDeed] = useState<Deed>();
    const offered = deeds.filter((one) => item.may.includes(one));
    return (
        <>
            {offered.length === 0 ? null : (
                <Menu
                    label={words("itembank.one.more")}
                    trigger={<Button>{words("itembank.one.more")}</Button>}
                    entries={offered.map((id) => ({ id, name: words(`itembank.one.${id}`), danger: id === "retire", onAction: () => setDeed(id) }))}
                />
            )}
            {deed ? <DeedDialog key={deed} item={item} deed={deed} onClose={() => setDeed(undefined)} /> : null}
        </>
    );
}

function DeedDialog({ item, deed, onClose }: { readonly item: BankItem; readonly deed: Deed; readonly onClose: () => void }) {
    const words = useWords();
    const act = useAct("post", addresses[deed], {
        done: ({ forms }) => {
            onClose();
            toast(words(`itembank.one.${deed}_done`, { count: forms.length }));
        },
    });
    const forms = item.used_on.filter(({ current }) => current);
    return (
        <Dialog title={words(`itembank.one.${deed}_title`, { name: item.name })} isOpen onClose={onClose}>
            <div ref={focusText}><Form failure={act.failure} onSubmit={({ reason = "" }) => act.run({ path: { item: item.name }, body: { reason } })}>
                <p>{words(`itembank.one.${deed}_lead`)}</p>
                {forms.length === 0 ? <p className="soft">{words("itembank.one.no_form")}</p> : (
                    <Notice kind="warn" title={words("itembank.one.on_forms", { count: forms.length })}>
                        <ul>
                            {forms.map((use) => (
                                <li key={use.form}>
                                    <Link href={`/manage/forms/${use.form}`}>{words("itembank.formName", { name: use.name, number: use.number })}</Link>
                                    {" "}
                                    {words(use.scored ? "itembank.scored" : "itembank.pretest")}
                                </li>
                            ))}
                        </ul>
                    </Notice>
                )}
                <TextArea name="reason" label={words("itembank.one.reason")} minLength={3} maxLength={statementMax} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look={deed === "reinstate" ? "primary" : "danger"} isPending={act.isPending}>{words(`itembank.one.${deed}`)}</Button>
                </DialogActions>
            </Form></div>
        </Dialog>
    );
}

/** Everything that happened to an item, the newest first. */
export function Timeline({ item }: { readonly item: BankItem }) {
    const words = useWords();
    return (
        <Section title={words("itembank.one.life")}>
            <ol className="timeline" role="list">
                {item.life.map((line) => (
                    <li key={line.number}>
                        <Row gap={2}>
                            <StateMark state={line.to} />
                            {line.version ? <span className="small">{words("itembank.one.version_number", { number: line.version })}</span> : null}
                        </Row>
                        <div>{line.reason}</div>
                        <div className="faint"><PersonShown person={line.person} />{" · "}<When at={line.at} /></div>
                    </li>
                ))}
            </ol>
        </Section>
    );
}
