import { useWords } from "./words/Words";

/** A price: whole cents and an ISO 4217 currency, or nothing, which is "Free". */
export function Money({ cents, currency = "EUR" }: { readonly cents: number | null | undefined; readonly currency?: string }) {
    const words = useWords();
    if (!cents) {
        return <>{words("kit.money.free")}</>;
    }
    const shown = new Intl.NumberFormat(words.locale, {
        style: "currency",
        currency,
        trailingZeroDisplay: "stripIfInteger",
    });
    return <span className="numeric">{shown.format(cents / 100)}</span>;
}
