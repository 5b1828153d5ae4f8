import { LinkCard } from "~/kit/Card";
import { EmptyState } from "~/kit/EmptyState";
import { Grid } from "~/kit/layout";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { maySee, useMe } from "./me";
import { navigation } from "./modules";

/** The staff's start page: everything this person's roles open. */
export default function ManagePage() {
    const words = useWords();
    const { person } = useMe();
    const entries = navigation.filter((entry) => entry.area === "manage" && maySee(entry.who, person));
    return (
        <>
            <PageHeader title={words("app.manage.name")} lead={words("app.manage.lead")} />
            {entries.length === 0
                ? <EmptyState icon="person" title={words("app.manage.nothing")}>{words("app.manage.nothing_next")}</EmptyState>
                : (
                    <Grid>
                        {entries.map((entry) => (
                            <LinkCard key={entry.href} level={2} title={words(entry.name)} href={entry.href}>
                                {entry.about === undefined ? null : <p className="soft">{words(entry.about)}</p>}
                            </LinkCard>
                        ))}
                    </Grid>
                )}
        </>
    );
}
