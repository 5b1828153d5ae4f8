import { useState } from "react";
import { maySee, useMe } from "~/app/me";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { HiddenText, Row, Stack } from "~/kit/layout";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { AskDialog } from "./AskDialog";
import { type BankItem, type ItemState, PersonShown, StateMark } from "./labels";
import "./bank.css";

export const statementMax = 500;

/** Typing can begin as soon as the dialog is there. */
export function focusText(place: HTMLElement | null): void {
    place?.querySelector("textarea")?.focus();
}

/** What stands between an item and its next state, who has signed, and the deeds that bring it there. */
export function SignPart({ item }: { readonly item: BankItem }) {
    const words = useWords();
    const { person } = useMe();
    const [asking, setAsking] = useState<"sign" | "return" | "promote" | "ask">();
    const close = () => setAsking(undefined);
    const latest = item.versions[0];
    const to = item.next;
    const promote = useAct("post", "/api/bank/items/{item}/promotions", {
        done: ({ state }) => {
            close();
            toast(words("itembank.one.promoted", { state: words(`itembank.life.${state}`) }));
        },
    });
    if (!latest || !to) {
        return null;
    }
    const may = new Set(item.may);
    const signed = latest.signatures.filter((one) => one.to === to);
    const ready = item.gates.every(({ met }) => met);
    return (
        <Card>
            <Stack gap={4}>
                <h2>{words("itembank.one.way", { state: words(`itembank.life.${to}`) })}</h2>
                <ul className="gates" role="list">
                    {item.gates.map((gate) => (
                        <li key={gate.gate} className="gate" data-met={gate.met}>
                            <span aria-hidden="true">{gate.met ? "✓" : "✕"}</span>
                            <div>
                                <HiddenText>{words(gate.met ? "itembank.one.met" : "itembank.one.unmet")}</HiddenText>
                                {words(`itembank.gate.${gate.gate}`)}
                                <div className="small soft">{words("itembank.one.gate", { value: gate.value || "–", needed: gate.needed })}</div>
                            </div>
                        </li>
                    ))}
                </ul>
                {signed.length === 0 ? null : <Signatures list={signed} />}
                <p className="small soft">{words("itembank.one.two_people")}</p>
                <Row>
                    {may.has("sign") ? <Button look={ready ? "plain" : "primary"} onPress={() => setAsking("sign")}>{words("itembank.one.sign")}</Button> : null}
                    {may.has("promote") && ready
                        ? <Button look="primary" onPress={() => setAsking("promote")}>{words("itembank.one.promote", { state: words(`itembank.life.${to}`) })}</Button>
                        : null}
                    {may.has("assign") && maySee(["programme_manager"], person)
                        ? <Button look="quiet" onPress={() => setAsking("ask")}>{words("itembank.ask.title")}</Button>
                        : null}
                    {may.has("return") ? <Button look="quiet" onPress={() => setAsking("return")}>{words("itembank.one.return")}</Button> : null}
                </Row>
            </Stack>
            <SignDialog item={item.name} version={latest.id} to={to} isOpen={asking === "sign"} onClose={close} />
            <ReturnDialog item={item.name} isOpen={asking === "return"} onClose={close} />
            {asking === "ask" ? <AskDialog item={item.name} version={latest.id} onClose={close} /> : null}
            <ConfirmDialog
                title={words("itembank.one.promote_ask", { state: words(`itembank.life.${to}`) })}
                confirm={words("itembank.one.promote", { state: words(`itembank.life.${to}`) })}
                isOpen={asking === "promote"}
                isPending={promote.isPending}
                failure={promote.failure}
                onConfirm={() => promote.run({ path: { item: item.name }, body: { version: latest.id, to } })}
                onClose={close}
            >
                <p>{words(to === "operational" ? "itembank.one.promote_scores" : "itembank.one.promote_pretest")}</p>
            </ConfirmDialog>
        </Card>
    );
}

/** Who signed, and what they vouch for. */
export function Signatures({ list }: { readonly list: BankItem["versions"][number]["signatures"] }) {
    const words = useWords();
    return (
        <Stack gap={2}>
            <h2>{words("itembank.one.signatures")}</h2>
            {list.map((one) => (
                <div key={`${one.to}-${one.person.id}-${one.person.name}`}>
                    <Row gap={2}><span className="strong"><PersonShown person={one.person} /></span><StateMark state={one.to} /></Row>
                    <div className="small">{one.statement}</div>
                    <div className="faint"><When at={one.at} /></div>
                </div>
            ))}
        </Stack>
    );
}

/** A signature with what one vouches for. */
export function SignDialog({ item, version, to, isOpen, onClose, onSigned }: {
    readonly item: string;
    readonly version: string;
    readonly to: ItemState;
    readonly isOpen: boolean;
    readonly onClose: () => void;
    readonly onSigned?: () => void;
}) {
    const words = useWords();
    const sign = useAct("post", "/api/bank/items/{item}/signatures", {
        done: () => {
            onClose();
            toast(words("itembank.one.signed"));
            onSigned?.();
        },
    });
    return (
        <Dialog title={words("itembank.one.sign_title")} isOpen={isOpen} onClose={onClose}>
            <div ref={focusText}><Form failure={sign.failure} onSubmit={({ statement = "" }) => sign.run({ path: { item }, body: { version, to, statement } })}>
                <p>{words("itembank.one.sign_lead")}</p>
                <TextArea
                    name="statement"
                    label={words("itembank.one.statement")}
                    defaultValue={words("itembank.one.statement_usual")}
                    minLength={3}
                    maxLength={statementMax}
                />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={sign.isPending}>{words("itembank.one.sign")}</Button>
                </DialogActions>
            </Form></div>
        </Dialog>
    );
}

export function ReturnDialog({ item, isOpen, onClose, onReturned }: {
    readonly item: string;
    readonly isOpen: boolean;
    readonly onClose: () => void;
    readonly onReturned?: () => void;
}) {
    const words = useWords();
    const giveBack = useAct("post", "/api/bank/items/{item}/returns", {
        done: () => {
            onClose();
            toast(words("itembank.one.returned"));
            onReturned?.();
        },
    });
    return (
        <Dialog title={words("itembank.one.return_title")} isOpen={isOpen} onClose={onClose}>
            <div ref={focusText}><Form failure={giveBack.failure} onSubmit={({ reason = "" }) => giveBack.run({ path: { item }, body: { reason } })}>
                <TextArea name="reason" label={words("itembank.one.reason")} hint={words("itembank.one.return_hint")} minLength={3} maxLength={statementMax} />
                <DialogActions>
                    <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                    <Button type="submit" look="primary" isPending={giveBack.isPending}>{words("itembank.one.return")}</Button>
                </DialogActions>
            </Form></div>
        </Dialog>
    );
}
