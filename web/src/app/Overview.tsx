import { lazy, Suspense } from "react";
import { LinkCard } from "~/kit/Card";
import { Grid, Section, Stack } from "~/kit/layout";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { maySee, type Person } from "./me";
import { homeParts, navigation } from "./modules";

const parts = homeParts.map((part) => ({ ...part, Content: lazy(part.load) }));

/** A signed-in person's start page: what the modules have to say first, then the ways into them. */
export function Overview({ person }: { readonly person: Person }) {
    const words = useWords();
    const tiles = navigation.filter((entry) => entry.area === "main" && entry.about !== undefined && maySee(entry.who, person));
    return (
        <>
            <PageHeader title={words("app.home.hello", { name: person.display_name })} lead={words("app.home.lead")} />
            <Stack gap={6}>
                {person.email_confirmed ? null : (
                    <Notice kind="warn" title={words("app.home.confirm")}>
                        {words("app.home.confirm_next", { email: person.email })}
                    </Notice>
                )}
                {parts.filter((part) => maySee(part.who, person)).map(({ order, Content }) => (
                    <Suspense key={order}><Content /></Suspense>
                ))}
                {tiles.length === 0 ? null : (
                    <Section title={words("app.home.ways")}>
                        <Grid>
                            {tiles.map((entry) => (
                                <LinkCard key={entry.href} title={words(entry.name)} href={entry.href}>
                                    <p className="soft">{words(entry.about ?? "")}</p>
                                </LinkCard>
                            ))}
                        </Grid>
                    </Section>
                )}
            </Stack>
        </>
    );
}
