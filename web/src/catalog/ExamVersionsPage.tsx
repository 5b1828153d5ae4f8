import { maySee, useMe } from "~/app/me";
import { usePathPart } from "~/app/place";
import { useRead } from "~/kit/api";
import { DescriptionList } from "~/kit/DescriptionList";
import { Section, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";
import { duration } from "./offer";
import { Outline } from "./Outline";

const forms = ["programme_manager", "psychometrician"];

/** Every version of an exam: what somebody sat stays readable. */
export default function ExamVersionsPage() {
    const words = useWords();
    const { person } = useMe();
    const exam = usePathPart("exam");
    const reading = useRead("/api/manage/exams/{exam}/versions", { path: { exam } });
    return (
        <Loaded reading={reading} lines={8}>
            {({ title, code, versions }) => (
                <>
                    <PageHeader
                        title={title}
                        lead={code}
                        crumbs={[{ name: words("catalog.exams.title"), href: "/manage/exams" }]}
                        actions={maySee(forms, person)
                            ? <LinkButton href={`/manage/exams/${exam}/forms`}>{words("itembank.forms")}</LinkButton>
                            : undefined}
                    />
                    <Stack gap={7}>
                        {versions.map((version) => (
                            <Section key={version.version} title={words("catalog.history.version", { version: version.version })}>
                                <DescriptionList
                                    look="tiles"
                                    facts={[
                                        { term: words("catalog.exams.since"), value: <When at={version.made_at} show="day" /> },
                                        { term: words("catalog.fact.time"), value: duration(words, version.minutes) },
                                        { term: words("catalog.fact.passMark"), value: words("catalog.fact.ofThousand", { mark: version.pass_mark }) },
                                    ]}
                                />
                                <Outline domains={version.domains} />
                            </Section>
                        ))}
                    </Stack>
                </>
            )}
        </Loaded>
    );
}
