import { LinkCard } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { Row, Stack } from "~/kit/layout";
import { Money } from "~/kit/Money";
import { useWords } from "~/kit/words/Words";
import { duration, type Offer, offerHref } from "./offer";

/** One line of the catalogue as a tile. */
export function OfferCard({ offer, level = 2 }: { readonly offer: Offer; readonly level?: 2 | 3 }) {
    const words = useWords();
    const lang = offer.text_language ?? offer.language;
    return (
        <LinkCard title={offer.title} lang={lang} href={offerHref(offer.kind, offer.id)} level={level}>
            <Stack gap={3}>
                <p className="soft" lang={lang}>{offer.summary}</p>
                <Row gap={2}>
                    <Chip kind={offer.kind === "certification" ? "brass" : "accent"}>{words(`catalog.kind.${offer.kind}`)}</Chip>
                    {offer.level ? <Chip>{words(`catalog.level.${offer.level}`)}</Chip> : null}
                    {offer.minutes ? <Chip>{duration(words, offer.minutes)}</Chip> : null}
                    {offer.status === "announced"
                        ? <Chip kind="info">{words("catalog.announced")}</Chip>
                        : <Chip><Money cents={offer.price.cents} currency={offer.price.currency || "EUR"} /></Chip>}
                </Row>
            </Stack>
        </LinkCard>
    );
}
