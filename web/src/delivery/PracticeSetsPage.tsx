import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Grid, Row } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { PageHeader } from "~/kit/PageHeader";
import { useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";

/** Every practice set on offer. */
export default function PracticeSetsPage() {
    const words = useWords();
    const reading = useRead("/api/practice");
    return (
        <>
            <PageHeader title={words("delivery.practice.title")} lead={words("delivery.practice.lead")} />
            <Loaded reading={reading}>
                {({ items }) => items.length === 0
                    ? <EmptyState title={words("delivery.practice.none")} />
                    : (
                        <Grid>
                            {items.map((set) => (
                                <Card key={set.id}>
                                    <h2><Link href={`/practice/${set.id}`}>{set.title}</Link></h2>
                                    <Row gap={2}>
                                        <Chip>{words("delivery.practice.questions", { count: set.items })}</Chip>
                                        <Chip>{words("delivery.practice.minutes", { minutes: set.minutes })}</Chip>
                                        <Chip kind="good"><Money cents={set.price.cents} currency={set.price.currency} /></Chip>
                                    </Row>
                                </Card>
                            ))}
                        </Grid>
                    )}
            </Loaded>
        </>
    );
}
