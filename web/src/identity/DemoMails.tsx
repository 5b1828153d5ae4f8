import { Card } from "~/kit/Card";
import { useRead } from "~/kit/api";
import { Link } from "~/kit/Link";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import "./Door.css";

/** A demo sends no mail; whoever just asked for one reads it here. Nothing outside a demo. */
export function DemoMails({ address }: { readonly address: string }) {
    const words = useWords();
    const { data: clock } = useRead("/api/demo/clock");
    const { data: mails } = useRead("/api/demo/mails", { query: { address } }, { enabled: clock?.enabled === true && address !== "" });
    if (!mails || mails.length === 0) {
        return null;
    }
    return (
        <Card look="sunken">
            <h2>{words("identity.demo.mailTitle")}</h2>
            <p className="soft small">{words("identity.demo.mailText")}</p>
            {mails.map((mail) => (
                <Card key={mail.created_at + mail.subject}>
                    <h3>{mail.subject}</h3>
                    <p className="faint"><When at={mail.created_at} /></p>
                    <div className="mail-text"><MailText text={mail.body} /></div>
                </Card>
            ))}
            <p className="small">
                <Link href={`/demo/mailbox?address=${encodeURIComponent(address)}`}>{words("identity.demo.toMailbox")}</Link>
            </p>
        </Card>
    );
}

/** A mail's plain text with its addresses made into links; those to these pages stay on this site. */
export function MailText({ text }: { readonly text: string }) {
    const words = [...text.matchAll(/https?:\/\/\S+|(?:(?!https?:\/\/)[\s\S])+/g)];
    return words.map((word) => {
        const [said] = word;
        const address = URL.canParse(said) ? new URL(said) : undefined;
        const href = address?.host === location.host ? address.pathname + address.search : said;
        return address ? <Link key={word.index} href={href}>{said}</Link> : said;
    });
}
