import { useState } from "react";
import { useAsked } from "~/app/place";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Countdown } from "~/kit/Countdown";
import { DescriptionList } from "~/kit/DescriptionList";
import { FormActions } from "~/kit/Form";
import { LinkButton } from "~/kit/Link";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { Notice } from "~/kit/Notice";
import { TextField } from "~/kit/TextField";
import { When } from "~/kit/When";
import { useAct, useRead } from "~/kit/api";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { bookingFacts } from "./bookingFacts";
import type { Booking } from "./parts";

/** What is held, what it costs, and the one button. When it is booked, what comes next. */
export function ConfirmStep({ exam, hold, onBooked }: {
    readonly exam: string;
    readonly hold: string;
    readonly onBooked: () => void;
}) {
    const reading = useRead("/api/bookings/{booking}", { path: { booking: hold } });
    return (
        <Loaded reading={reading}>
            {(booking) =>
                booking.state === "held"
                    ? <Confirm exam={exam} booking={booking} onBooked={onBooked} />
                    : booking.state === "lapsed" ? <Lapsed /> : <Done booking={booking} />}
        </Loaded>
    );
}

function Confirm({ exam, booking, onBooked }: {
    readonly exam: string;
    readonly booking: Booking;
    readonly onBooked: () => void;
}) {
    const words = useWords();
    const asked = useAsked();
    const [voucher, setVoucher] = useState("");
    const book = useAct("post", "/api/exams/{exam}/bookings", { done: onBooked });
    const giveUp = useAct("post", "/api/bookings/{booking}/cancellations", { done: () => asked.set({ hold: "" }) });
    const code = voucher.trim();
    return (
        <Stack gap={5}>
            <Notice>
                {words.rich("scheduling.confirm.held", { left: <Countdown key="left" until={booking.held_until ?? booking.starts_at} /> })}
            </Notice>
            <Card><DescriptionList facts={bookingFacts(words, booking)} /></Card>
            {booking.price.cents > 0
                ? <Voucher exam={exam} code={code} onChange={setVoucher} />
                : null}
            {book.failure ? <Notice kind="bad">{problem(words, book.failure)}</Notice> : null}
            <p className="faint">
                {booking.rescheduling.until > booking.created_at
                    ? words.rich("scheduling.confirm.freeUntil", {
                        until: <When key="until" at={booking.rescheduling.until} zone={booking.zone} />,
                    })
                    : words("scheduling.confirm.tooNear")}
            </p>
            <FormActions>
                <Button
                    isPending={giveUp.isPending}
                    onPress={() => giveUp.run({ path: { booking: booking.id }, body: {} })}
                >
                    {words("scheduling.confirm.other")}
                </Button>
                <Button
                    look="primary"
                    isPending={book.isPending}
                    onPress={() => book.run({ path: { exam }, body: { hold: booking.id, ...(code === "" ? {} : { voucher: code }) } })}
                >
                    {words("scheduling.confirm.book")}
                </Button>
            </FormActions>
        </Stack>
    );
}

function Voucher({ exam, code, onChange }: {
    readonly exam: string;
    readonly code: string;
    readonly onChange: (code: string) => void;
}) {
    const words = useWords();
    const letters = code.replaceAll(/[\s-]/g, "").length;
    const whole = letters === 12;
    const check = useRead("/api/vouchers/{code}", { path: { code: whole ? code : "-" }, query: { exam } }, { enabled: whole });
    return (
        <Stack gap={2}>
            <div className="short-field">
                <TextField label={words("scheduling.confirm.voucher")} hint={words("scheduling.confirm.voucherHint")} onChange={onChange} />
            </div>
            {whole && check.data?.covers ? <Notice kind="good">{words("scheduling.confirm.covered")}</Notice> : null}
            {whole && check.data && !check.data.covers
                ? (
                    <Notice kind="warn">
                        {words.rich("scheduling.confirm.notCovered", {
                            rest: <Money key="rest" cents={check.data.remaining.cents} currency={check.data.remaining.currency} />,
                        })}
                    </Notice>
                )
                : null}
            {whole && check.error ? <Notice kind="warn">{problem(words, check.error)}</Notice> : null}
        </Stack>
    );
}

function Lapsed() {
    const words = useWords();
    const asked = useAsked();
    return (
        <Notice
            kind="warn"
            title={words("scheduling.confirm.lapsed")}
            actions={<Button onPress={() => asked.set({ hold: "" })}>{words("scheduling.confirm.again")}</Button>}
        >
            {words("scheduling.confirm.lapsedText")}
        </Notice>
    );
}

function Done({ booking }: { readonly booking: Booking }) {
    const words = useWords();
    return (
        <Stack gap={5}>
            <Notice kind="good" title={words("scheduling.done.title")}>{words("scheduling.done.text")}</Notice>
            <Card><DescriptionList facts={bookingFacts(words, booking)} /></Card>
            <Row>
                <LinkButton look="primary" href={`/bookings/${booking.id}`}>{words("scheduling.done.see")}</LinkButton>
                <LinkButton href={`/api/bookings/${booking.id}/calendar`} download>{words("scheduling.calendar")}</LinkButton>
            </Row>
        </Stack>
    );
}
