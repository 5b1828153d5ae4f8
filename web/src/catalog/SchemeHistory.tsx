import type { Reply } from "~/kit/api";
import { Section, Stack } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";

type Version = Reply<"/api/manage/schemes/{certification}">["history"][number];

/** Who changed the rules, when, why, and what they said before. */
export function SchemeHistory({ history }: { readonly history: readonly Version[] }) {
    const words = useWords();
    return (
        <Section title={words("catalog.history.title")}>
            <ol className="stack" data-gap="5" role="list">
                {history.map((version) => (
                    <li key={version.version}>
                        <Stack gap={2}>
                            <h3>{words("catalog.history.version", { version: version.version })}</h3>
                            <p className="soft">
                                <When at={version.made_at} />
                                {version.made_by ? words("catalog.history.by", { name: version.made_by }) : null}
                            </p>
                            <p>{version.reason}</p>
                            <ul>
                                {version.changes.map((change) => (
                                    <li key={change.key}>
                                        <del className="soft">{change.before}</del>
                                        {" "}
                                        <ins>{change.after}</ins>
                                    </li>
                                ))}
                            </ul>
                        </Stack>
                    </li>
                ))}
            </ol>
        </Section>
    );
}
