import { useWords } from "~/kit/words/Words";

const plain = (text: string) => text.trim().toLocaleLowerCase();

/** Whether it was right, else what would have been; in a line of text. */
export function InlineVerdict({ given, explained, shown }: {
    readonly given: string;
    readonly explained: readonly string[];
    /** The right values in words. */
    readonly shown: string;
}) {
    const words = useWords();
    const right = given !== "" && explained.some((one) => plain(one) === plain(given) || Number(one) === Number(given) && one !== "");
    return (
        <span className="inline-verdict" data-right={right}>
            {right ? words("player.composite.right") : words("player.composite.instead", { right: shown })}
        </span>
    );
}
