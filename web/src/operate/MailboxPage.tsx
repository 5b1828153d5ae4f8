import { MailText } from "~/identity/DemoMails";
import { useAsked } from "~/app/place";
import { useMe } from "~/app/me";
import { useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { EmptyState } from "~/kit/EmptyState";
import { Form } from "~/kit/Form";
import { Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { TextField } from "~/kit/TextField";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import "./operate.css";

// A mail may be written by a job that somebody else's click set going.
const lookMilliseconds = 5000;

/** A demonstration sends no mail; here is what an address would have received, newest first, with links that work. */
export default function MailboxPage() {
    const words = useWords();
    const asked = useAsked();
    const { person } = useMe();
    const reading = useRead("/api/demo/clock");
    const address = asked.get("address") || person?.email || "";
    return (
        <>
            <PageHeader title={words("operate.mailbox.title")} lead={words("operate.mailbox.lead")} />
            <Loaded reading={reading}>
                {(clock) => !clock.enabled
                    ? <EmptyState icon="mail" title={words("operate.mailbox.noDemo")}>{words("operate.mailbox.noDemo_next")}</EmptyState>
                    : (
                        <Stack gap={5}>
                            <Form aria-label={words("operate.mailbox.whose")} onSubmit={({ address: wanted = "" }) => asked.set({ address: wanted.trim() })}>
                                <div className="mailbox-address">
                                    <TextField key={address} name="address" type="email" label={words("operate.mailbox.whose")} defaultValue={address} />
                                    <Button type="submit">{words("operate.mailbox.open")}</Button>
                                </div>
                            </Form>
                            {address === "" ? null : <Mails address={address} />}
                        </Stack>
                    )}
            </Loaded>
        </>
    );
}

function Mails({ address }: { readonly address: string }) {
    const words = useWords();
    const reading = useRead("/api/demo/mails", { query: { address } }, { refetchInterval: lookMilliseconds });
    return (
        <Loaded reading={reading}>
            {(mails) => mails.length === 0
                ? <EmptyState icon="mail" title={words("operate.mailbox.none", { address })}>{words("operate.mailbox.none_next")}</EmptyState>
                : (
                    <Stack>
                        {mails.toSorted((one, other) => other.created_at.localeCompare(one.created_at)).map((mail) => (
                            <Card key={mail.created_at + mail.subject}>
                                <div>
                                    <h2 className="mail-subject">{mail.subject}</h2>
                                    <p className="faint"><When at={mail.created_at} /></p>
                                </div>
                                <div className="mail-text"><MailText text={mail.body} /></div>
                            </Card>
                        ))}
                    </Stack>
                )}
        </Loaded>
    );
}
