import { useWords } from "~/kit/words/Words";
import { dayInWords } from "./days";

/** A civil day such as an expiry: the same day for everybody, wherever they are. */
export function Day({ on }: { readonly on: string }) {
    const words = useWords();
    return <time dateTime={on}>{dayInWords(on, words.locale)}</time>;
}
