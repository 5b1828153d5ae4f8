import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Chip } from "~/kit/Chip";
import { Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { type Column, Table } from "~/kit/Table";
import { useWords } from "~/kit/words/Words";

type Detail = Reply<"/api/manage/forms/{form}">;
type Item = Detail["form"]["items"][number];

/** One form: how it meets the outline's weights, and its items in order. */
export default function FormPage() {
    const words = useWords();
    const form = usePathPart("form");
    const reading = useRead("/api/manage/forms/{form}", { path: { form } });
    const columns: readonly Column<Item>[] = [
        { id: "name", title: words("itembank.item"), cell: (item) => item.name },
        { id: "domain", title: words("itembank.domain"), cell: (item) => item.domain },
        { id: "objective", title: words("itembank.objective"), cell: (item) => item.objective },
        {
            id: "use",
            title: words("itembank.use"),
            cell: (item) => (
                <Row>
                    <Chip kind={item.scored ? "good" : "plain"}>{words(item.scored ? "itembank.scored" : "itembank.pretest")}</Chip>
                    {item.anchor ? <Chip kind="info">{words("itembank.anchor")}</Chip> : null}
                </Row>
            ),
        },
    ];
    return (
        <Loaded reading={reading} lines={8}>
            {({ form: shown, domains }) => (
                <>
                    <PageHeader
                        title={words("itembank.formName", { name: shown.name, number: shown.number })}
                        lead={words("itembank.formLead", { cut: shown.cut, scored: shown.items.filter((item) => item.scored).length })}
                        crumbs={[{ name: words("itembank.forms"), href: `/manage/exams/${shown.exam}/forms` }]}
                    />
                    <Stack gap={7}>
                        <Section title={words("itembank.byDomain")}>
                            <Bars label={words("itembank.byDomain")} bars={bars(words, domains)} />
                        </Section>
                        <Section title={words("itembank.items")}>
                            <Table label={words("itembank.items")} columns={columns} rows={shown.items} rowKey={(item) => item.item} />
                        </Section>
                    </Stack>
                </>
            )}
        </Loaded>
    );
}

/** A domain's share of the scored items, with a line at the weight the outline asks for. */
function bars(words: ReturnType<typeof useWords>, domains: Detail["domains"]) {
    const all = domains.reduce((sum, { scored }) => sum + scored, 0);
    return domains.map(({ id, title, weight, scored }) => ({
        id,
        name: `${id} ${title}`,
        value: all === 0 ? 0 : (100 * scored) / all,
        mark: weight,
        text: words("itembank.share", { scored, percent: all === 0 ? 0 : Math.round((100 * scored) / all), weight }),
    }));
}
