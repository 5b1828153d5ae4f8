import { useRead } from "~/kit/api";
import { Grid, Section } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { EnrolmentCard } from "./EnrolmentCard";

/** The courses to go on with, on the start page; nothing when there are none. */
export default function GoOn() {
    const words = useWords();
    const reading = useRead("/api/me/enrolments");
    const going = reading.data?.filter((one) => one.state !== "completed").slice(0, 2) ?? [];
    if (going.length === 0) {
        return null;
    }
    return (
        <Section title={words("learning.goOn")}>
            <Grid>{going.map((one) => <EnrolmentCard key={one.id} enrolment={one} />)}</Grid>
        </Section>
    );
}
