import { useEffect, useState } from "react";
import { NothingYet } from "~/app/NothingYet";
import { useAsked } from "~/app/place";
import { Button } from "~/kit/Button";
import { useRead } from "~/kit/api";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { EmptyState } from "~/kit/EmptyState";
import { Columns, Grid, Row, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { SearchField } from "~/kit/SearchField";
import { useWords } from "~/kit/words/Words";
import { Filters } from "./Filters";
import { filterNames, noFilters, queryFrom } from "./filter";
import { OfferCard } from "./OfferCard";
import "./catalogue.css";

const typingPause = 180;

/** Everything there is to choose from. What was typed and chosen stands in the address, so it can be kept and sent on. */
export default function CataloguePage() {
    const words = useWords();
    const asked = useAsked();
    const reading = useRead("/api/catalogue", { query: queryFrom(asked.get) });
    const [open, setOpen] = useState(false);
    const chosen = filterNames.filter((name) => asked.get(name) !== "").length;
    const unfiltered = chosen === 0 && asked.get("q") === "" && asked.get("after") === "";
    const clear = () => asked.set({ ...noFilters, q: "", after: "" });
    return (
        <>
            <PageHeader
                title={words("catalog.name")}
                lead={words("catalog.lead")}
                actions={<LinkButton href="/choose">{words("catalog.choose.link")}</LinkButton>}
            />
            <Stack gap={5}>
                <Row gap={3}>
                    <div className="catalogue-search"><Search /></div>
                    <div className="catalogue-narrow">
                        <Button onPress={() => setOpen(true)}>{words("catalog.filters.open", { chosen })}</Button>
                    </div>
                </Row>
                <Columns side="start">
                    <aside className="catalogue-wide" aria-label={words("catalog.filters.title")}>
                        <Filters facets={reading.data?.facets} onClear={chosen > 0 ? clear : undefined} />
                    </aside>
                    <Loaded reading={reading} lines={6}>
                        {({ items, next }) => (
                            <Stack gap={4}>
                                <p role="status" className="soft">{words("catalog.found", { count: items.length, more: next ? "yes" : "no" })}</p>
                                {items.length === 0 && unfiltered
                                    ? <NothingYet />
                                    : items.length === 0
                                    ? (
                                        <EmptyState
                                            icon="search"
                                            title={words("catalog.empty.title")}
                                            action={<Button onPress={clear}>{words("catalog.empty.clear")}</Button>}
                                        >
                                            {words("catalog.empty.text")}
                                        </EmptyState>
                                    )
                                    : (
                                        <Grid>
                                            {items.map((offer) => <OfferCard key={`${offer.kind} ${offer.id}`} offer={offer} />)}
                                        </Grid>
                                    )}
                                <Row>
                                    {asked.get("after") === ""
                                        ? null
                                        : <Button onPress={() => asked.set({ after: "" })}>{words("catalog.first")}</Button>}
                                    {next ? <Button onPress={() => asked.set({ after: next })}>{words("catalog.next")}</Button> : null}
                                </Row>
                            </Stack>
                        )}
                    </Loaded>
                </Columns>
            </Stack>
            <Dialog title={words("catalog.filters.title")} isOpen={open} onClose={() => setOpen(false)}>
                <Filters facets={reading.data?.facets} onClear={chosen > 0 ? clear : undefined} />
                <DialogActions>
                    <Button look="primary" onPress={() => setOpen(false)}>
                        {words("catalog.filters.show", { count: reading.data?.items.length ?? 0 })}
                    </Button>
                </DialogActions>
            </Dialog>
        </>
    );
}

// The list follows the typing after a short pause, so that half a word is no question.
function Search() {
    const words = useWords();
    const asked = useAsked();
    const q = asked.get("q");
    const [typed, setTyped] = useState(q);
    useEffect(() => setTyped(q), [q]);
    useEffect(() => {
        if (typed === q) {
            return;
        }
        const later = setTimeout(() => asked.set({ q: typed, after: "" }), typingPause);
        return () => clearTimeout(later);
    });
    return <SearchField label={words("catalog.search")} value={typed} onChange={setTyped} maxLength={200} />;
}
