import { useState } from "react";
import { useAsked, useGo, usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { FormActions } from "~/kit/Form";
import { LinkButton } from "~/kit/Link";
import { Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { When } from "~/kit/When";
import { toast } from "~/kit/Toast";
import { useAct, useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { type Booking, type Eligibility, placeOf } from "./parts";
import { SlotPicker } from "./SlotPicker";
import { movingTerms } from "./terms";
import { WhereStep } from "./WhereStep";

/** Another time or place for a booking; it keeps its address. */
export default function MovePage() {
    const words = useWords();
    const booking = usePathPart("booking");
    const reading = useRead("/api/bookings/{booking}", { path: { booking } });
    return (
        <Loaded reading={reading}>
            {(one) => (
                <>
                    <PageHeader
                        title={words("scheduling.move.title", { exam: one.exam_title })}
                        lead={words.rich("scheduling.move.now", { when: <When key="when" at={one.starts_at} zone={one.zone} /> })}
                        crumbs={[
                            { name: words("scheduling.bookings.title"), href: "/bookings" },
                            { name: one.exam_title, href: `/bookings/${one.id}` },
                        ]}
                    />
                    {one.rescheduling.allowed
                        ? <Choosing booking={one} />
                        : (
                            <Notice
                                kind="warn"
                                actions={<LinkButton href={`/bookings/${one.id}`}>{words("scheduling.back")}</LinkButton>}
                            >
                                {movingTerms(words, one)}
                            </Notice>
                        )}
                </>
            )}
        </Loaded>
    );
}

function Choosing({ booking }: { readonly booking: Booking }) {
    const reading = useRead("/api/exams/{exam}/eligibility", { path: { exam: booking.exam } });
    return <Loaded reading={reading}>{(eligibility) => <Steps booking={booking} eligibility={eligibility} />}</Loaded>;
}

function Steps({ booking, eligibility }: { readonly booking: Booking; readonly eligibility: Eligibility }) {
    const words = useWords();
    const asked = useAsked();
    const go = useGo();
    const [startsAt, setStartsAt] = useState("");
    const [asking, setAsking] = useState(false);
    const move = useAct("post", "/api/bookings/{booking}/reschedulings", {
        done: () => {
            toast(words("scheduling.move.done"));
            go(`/bookings/${booking.id}`);
        },
    });
    const where = asked.get("where") || (booking.centre?.id ?? "online");
    const place = placeOf(where);
    if (where === "other" || !place) {
        return <WhereStep eligibility={eligibility} onChoose={(chosen) => asked.set({ where: chosen })} />;
    }
    return (
        <Stack gap={5}>
            <p>{movingTerms(words, booking)}</p>
            <SlotPicker
                exam={booking.exam}
                place={place}
                booking={booking.id}
                first={eligibility.earliest ?? eligibility.latest}
                last={eligibility.latest}
                chosen={startsAt}
                onChoose={setStartsAt}
            />
            <FormActions>
                <Button onPress={() => asked.set({ where: "other" })}>{words("scheduling.move.elsewhere")}</Button>
                <Button look="primary" isDisabled={startsAt === ""} onPress={() => setAsking(true)}>
                    {words("scheduling.continue")}
                </Button>
            </FormActions>
            <ConfirmDialog
                isOpen={asking}
                title={words("scheduling.move.confirmTitle")}
                confirm={words("scheduling.booking.move")}
                isPending={move.isPending}
                failure={move.failure}
                onClose={() => setAsking(false)}
                onConfirm={() => move.run({ path: { booking: booking.id }, body: { ...place, starts_at: startsAt } })}
            >
                {startsAt === "" ? null : words.rich("scheduling.move.confirmText", {
                    before: <When key="before" at={booking.starts_at} zone={booking.zone} />,
                    after: <When key="after" at={startsAt} />,
                    left: booking.rescheduling.left - 1,
                })}
            </ConfirmDialog>
        </Stack>
    );
}
