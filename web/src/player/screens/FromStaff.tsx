import { timeWords } from "~/kit/instants";
import { Notice } from "~/kit/Notice";
import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import type { Credit, ReasonCode } from "../core/server";
import { Press } from "../tools/Press";

const localTime = (at: string, locale: string) =>
    timeWords(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone, locale);

/** Why staff did something: what it was about, and what they wrote. */
export function Why({ code, reason }: { readonly code: ReasonCode | null; readonly reason: string | null }) {
    const words = useWords();
    const about = code !== null && code !== "other" ? words(`player.code.${code}`) : "";
    if (about === "" && !reason) {
        return null;
    }
    return (
        <div className="said-by">
            {about === "" ? null : <p className="soft">{words("player.code.about", { about })}</p>}
            {reason ? <p>{reason}</p> : null}
        </div>
    );
}

/** A message of the proctor, time given back, another seat: it stays in sight until it is read, wherever the page is scrolled to. */
export function FromStaff() {
    const words = useWords();
    const sitting = useSitting();
    const { attempt, read, moved } = useSnapshot();
    const messages = attempt?.messages.slice(read.messages) ?? [];
    const credits = attempt?.credits.slice(read.credits) ?? [];
    const seat = moved ? attempt?.seat : undefined;
    if (messages.length === 0 && credits.length === 0 && !seat) {
        return null;
    }
    return (
        <div className="from-staff">
            <Notice
                title={words(messages.length > 0 ? "player.staff.message" : credits.length > 0 ? "player.staff.credit" : "player.staff.seat")}
                actions={<Press look="primary" onClick={() => sitting.markRead()}>{words("player.staff.read")}</Press>}
            >
                {messages.map(({ at, text }) => (
                    <p key={at + text} className="staff-message"><span className="soft numeric">{localTime(at, words.locale)}</span> {text}</p>
                ))}
                {credits.map((credit) => <CreditLine key={credit.at + credit.seconds} credit={credit} />)}
                {seat ? <p>{words("player.seat", { room: seat.room, seat: seat.seat })}</p> : null}
            </Notice>
        </div>
    );
}

function CreditLine({ credit: { seconds, code, reason } }: { readonly credit: Credit }) {
    const words = useWords();
    const parts = { minutes: Math.floor(seconds / 60), seconds: seconds % 60, both: String(seconds > 60 && seconds % 60 > 0) };
    const platform = code === "platform_fault";
    return (
        <>
            <p>{words(platform ? "player.credit.platform" : "player.credit.given", parts)}</p>
            <Why code={platform ? null : code} reason={reason} />
        </>
    );
}
