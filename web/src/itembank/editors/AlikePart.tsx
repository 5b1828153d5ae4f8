import { useEffect, useState } from "react";
import { Link } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { useWords } from "~/kit/words/Words";
import { type AlikeLine, bank } from "./bankApi";
import { plainWords } from "./model";

const restMilliseconds = 1500;
const wordsMin = 4;

/** Warns while the stem is written when the bank has one like it. */
export function AlikePart({ item, exam, stem }: { readonly item: string; readonly exam: string; readonly stem: string }) {
    const words = useWords();
    const [alike, setAlike] = useState<readonly AlikeLine[]>([]);
    const text = plainWords(stem);
    useEffect(() => {
        if (exam === "" || text.split(" ").length < wordsMin) {
            setAlike([]);
            return;
        }
        const stop = new AbortController();
        const timer = setTimeout(() => {
            // Without an answer there is no warning: a review asks again.
            bank.alike(exam, text, item, stop.signal).then(setAlike).catch(() => {});
        }, restMilliseconds);
        return () => {
            clearTimeout(timer);
            stop.abort();
        };
    }, [item, exam, text]);
    return alike.length === 0 ? null : (
        <Notice kind="warn" title={words("itembank.editor.alike", { count: alike.length })}>
            <ul>
                {alike.slice(0, 5).map(({ name, title, stem: other, percent }) => (
                    <li key={name}><Link href={`/manage/bank/items/${name}`} target="_blank">{title || other || name}</Link> {words("itembank.editor.alike_by", { percent })}</li>
                ))}
            </ul>
        </Notice>
    );
}
