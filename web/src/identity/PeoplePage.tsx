import { useState } from "react";
import { useAsked } from "~/app/place";
import { useMe } from "~/app/me";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { type Reply, useRead } from "~/kit/api";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { SearchField } from "~/kit/SearchField";
import { Simulated } from "~/kit/Simulated";
import { Table } from "~/kit/Table";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { roleName } from "./roleName";
import { RolesDialog } from "./RolesDialog";

type PersonRow = Reply<"/api/manage/people">["items"][number];

/** Everybody with an account, and what they may do. */
export default function PeoplePage() {
    const words = useWords();
    const asked = useAsked();
    const { person: me } = useMe();
    const q = asked.get("q");
    // The cursors of the pages already seen, so that one can go back.
    const [trail, setTrail] = useState<readonly string[]>([]);
    const after = trail.at(-1) ?? "";
    const reading = useRead("/api/manage/people", {
        query: { ...(q === "" ? {} : { q }), ...(after === "" ? {} : { after }) },
    });
    const [changing, setChanging] = useState<PersonRow>();
    const mayChange = me?.roles.includes("operator") === true;
    return (
        <>
            <PageHeader title={words("identity.people.title")} lead={words("identity.people.lead")} />
            <Stack gap={5}>
                <SearchField
                    label={words("identity.people.search")}
                    defaultValue={q}
                    onSubmit={(text) => {
                        setTrail([]);
                        asked.set({ q: text });
                    }}
                    onClear={() => asked.set({ q: "" })}
                />
                <Loaded reading={reading}>
                    {({ items, next }) => items.length === 0
                        ? <EmptyState icon="person" title={words("identity.people.none")}>{words("identity.people.none_next")}</EmptyState>
                        : (
                            <>
                                <Table
                                    label={words("identity.people.title")}
                                    rows={items}
                                    rowKey={(person) => person.id}
                                    columns={[
                                        {
                                            id: "name",
                                            title: words("identity.people.name"),
                                            cell: (person) => (
                                                <>
                                                    <div>{person.display_name}<Simulated who={person} /></div>
                                                    {person.legal_name === person.display_name
                                                        ? null
                                                        : <div className="faint">{person.legal_name}</div>}
                                                </>
                                            ),
                                        },
                                        {
                                            id: "email",
                                            title: words("identity.email"),
                                            cell: (person) => (
                                                <>
                                                    <div>{person.email}</div>
                                                    {person.confirmed
                                                        ? null
                                                        : <Chip kind="warn">{words("identity.unconfirmed")}</Chip>}
                                                </>
                                            ),
                                        },
                                        {
                                            id: "roles",
                                            title: words("identity.roles"),
                                            cell: (person) => (
                                                <Row gap={1}>
                                                    {person.roles.length === 0
                                                        ? <span className="faint">{words("identity.role.candidate")}</span>
                                                        : person.roles.map((role) => <Chip key={role}>{roleName(words, role)}</Chip>)}
                                                </Row>
                                            ),
                                        },
                                        {
                                            id: "since",
                                            title: words("identity.people.since"),
                                            cell: (person) => <When at={person.created_at} show="day" />,
                                        },
                                        ...(mayChange
                                            ? [{
                                                id: "change",
                                                title: words("identity.people.change"),
                                                align: "actions" as const,
                                                cell: (person: PersonRow) => (
                                                    <Button
                                                        size="small"
                                                        aria-label={words("identity.people.changeOf", { name: person.display_name })}
                                                        onPress={() => setChanging(person)}
                                                    >
                                                        {words("identity.people.change")}
                                                    </Button>
                                                ),
                                            }]
                                            : []),
                                    ]}
                                />
                                <Pagination
                                    page={trail.length + 1}
                                    hasMore={Boolean(next)}
                                    onPage={(page) => setTrail(page > trail.length && next ? [...trail, next] : trail.slice(0, -1))}
                                />
                            </>
                        )}
                </Loaded>
            </Stack>
            {changing ? <RolesDialog key={changing.id} person={changing} onClose={() => setChanging(undefined)} /> : null}
        </>
    );
}
