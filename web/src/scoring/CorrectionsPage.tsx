import { useRead } from "~/kit/api";
import { Chip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";

/** Every correction of a key, the newest first. */
export default function CorrectionsPage() {
    const words = useWords();
    const reading = useRead("/api/manage/key-corrections");
    return (
        <>
            <PageHeader
                title={words("scoring.corrections.title")}
                lead={words("scoring.corrections.lead")}
            />
            <Loaded reading={reading}>
                {({ items }) => items.length === 0
                    ? (
                        <EmptyState icon="check" title={words("scoring.corrections.none")} action={<LinkButton href="/manage/bank">{words("scoring.correct.to_bank")}</LinkButton>}>
                            {words("scoring.correct.no_item_next")}
                        </EmptyState>
                    )
                    : (
                        <Table
                            label={words("scoring.corrections.title")}
                            rows={items}
                            rowKey={(one) => one.id}
                            columns={[
                                {
                                    id: "item",
                                    title: words("scoring.corrections.item"),
                                    cell: (one) => <Link href={`/manage/key-corrections/${one.id}`}>{words("scoring.corrections.of", { name: one.item_name, number: one.number })}</Link>,
                                },
                                { id: "remedy", title: words("scoring.correct.remedy"), cell: (one) => words(`scoring.remedy.${one.remedy}`) },
                                { id: "changed", title: words("scoring.correct.bar.changed"), align: "end", cell: (one) => one.changed },
                                { id: "raised", title: words("scoring.correct.bar.raised"), align: "end", cell: (one) => one.raised },
                                { id: "lowered", title: words("scoring.correct.bar.lowered"), align: "end", cell: (one) => one.lowered },
                                { id: "at", title: words("scoring.manage.at"), cell: (one) => <When at={one.applied_at} /> },
                                {
                                    id: "state",
                                    title: words("scoring.manage.state"),
                                    cell: (one) => {
                                        const done = one.told >= one.changed && one.followed >= one.to_follow;
                                        return <Chip kind={done ? "good" : "warn"}>{words(done ? "scoring.corrections.done" : "scoring.corrections.under_way")}</Chip>;
                                    },
                                },
                            ]}
                        />
                    )}
            </Loaded>
        </>
    );
}
