import { useState } from "react";
import { useAsked, usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { FormActions } from "~/kit/Form";
import { LinkButton } from "~/kit/Link";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Stepper } from "~/kit/Stepper";
import { useAct, useRead } from "~/kit/api";
import { problem, sentence } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { ConfirmStep } from "./ConfirmStep";
import { type Eligibility, type Place, placeOf } from "./parts";
import { SlotPicker } from "./SlotPicker";
import { WhereStep } from "./WhereStep";

/** From "where" over "when" to a booking. The address holds the way so far: a reload loses nothing. */
export default function BookPage() {
    const words = useWords();
    const exam = usePathPart("exam");
    const asked = useAsked();
    const reading = useRead("/api/exams/{exam}/eligibility", { path: { exam } });
    const hold = asked.get("hold");
    const place = placeOf(asked.get("where"));
    const [done, setDone] = useState(false);
    const step = done ? 3 : hold !== "" ? 2 : place ? 1 : 0;
    return (
        <Loaded reading={reading}>
            {(eligibility) => (
                <>
                    <PageHeader
                        title={words("scheduling.book.title", { exam: eligibility.title })}
                        chips={(
                            <Row gap={2}>
                                <Chip>{words("scheduling.book.minutes", { count: eligibility.minutes + eligibility.extra_minutes })}</Chip>
                                <Chip><Money cents={eligibility.price.cents} currency={eligibility.price.currency || "EUR"} /></Chip>
                            </Row>
                        )}
                    />
                    <Stack gap={5}>
                        <Stepper
                            label={words("scheduling.book.steps")}
                            steps={[words("scheduling.book.where"), words("scheduling.book.when"), words("scheduling.book.confirm")]}
                            now={step}
                        />
                        {hold === ""
                            ? <Choosing eligibility={eligibility} place={place} />
                            : <ConfirmStep exam={exam} hold={hold} onBooked={() => setDone(true)} />}
                    </Stack>
                </>
            )}
        </Loaded>
    );
}

function Choosing({ eligibility, place }: { readonly eligibility: Eligibility; readonly place: Place | undefined }) {
    const words = useWords();
    const asked = useAsked();
    const sentences = eligibility.reasons.map((reason) => sentence(words, reason));
    if (!eligibility.bookable) {
        return (
            <Notice
                kind="warn"
                title={words("scheduling.book.notNow")}
                actions={eligibility.booking
                    ? <LinkButton href={`/bookings/${eligibility.booking}`}>{words("scheduling.book.see")}</LinkButton>
                    : undefined}
            >
                {sentences.map((one) => <p key={one}>{one}</p>)}
            </Notice>
        );
    }
    return (
        <Stack gap={5}>
            {sentences.length > 0
                ? <Notice title={words("scheduling.book.later")}>{sentences.map((one) => <p key={one}>{one}</p>)}</Notice>
                : null}
            {eligibility.extra_minutes > 0 || eligibility.separate_room ? <Accommodated eligibility={eligibility} /> : null}
            {place
                ? <WhenStep eligibility={eligibility} place={place} />
                : <WhereStep eligibility={eligibility} onChoose={(where) => asked.set({ where })} />}
        </Stack>
    );
}

function Accommodated({ eligibility }: { readonly eligibility: Eligibility }) {
    const words = useWords();
    return (
        <Notice title={words("scheduling.book.accommodated")}>
            {eligibility.extra_minutes > 0 ? <p>{words("scheduling.book.extra", { count: eligibility.extra_minutes })}</p> : null}
            {eligibility.separate_room ? <p>{words("scheduling.book.separateRoom")}</p> : null}
        </Notice>
    );
}

function WhenStep({ eligibility, place }: { readonly eligibility: Eligibility; readonly place: Place }) {
    const words = useWords();
    const asked = useAsked();
    const [startsAt, setStartsAt] = useState("");
    const hold = useAct("post", "/api/exams/{exam}/holds", { done: (held) => asked.set({ hold: held.id }) });
    return (
        <Stack gap={5}>
            <SlotPicker
                exam={eligibility.exam}
                place={place}
                first={eligibility.earliest ?? eligibility.latest}
                last={eligibility.latest}
                chosen={startsAt}
                onChoose={setStartsAt}
            />
            {hold.failure ? <Notice kind="bad">{problem(words, hold.failure)}</Notice> : null}
            <FormActions>
                <Button onPress={() => asked.set({ where: "" })}>{words("scheduling.back")}</Button>
                <Button
                    look="primary"
                    isDisabled={startsAt === ""}
                    isPending={hold.isPending}
                    onPress={() => hold.run({ path: { exam: eligibility.exam }, body: { ...place, starts_at: startsAt } })}
                >
                    {words("scheduling.continue")}
                </Button>
            </FormActions>
        </Stack>
    );
}
