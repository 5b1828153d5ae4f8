import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import type { Failure } from "~/kit/failure";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { bank } from "./editors/bankApi";
import { Editor } from "./editors/Editor";
import type { DraftView } from "./editors/question";

/** One item's working copy, edited. */
export default function EditorPage() {
    const words = useWords();
    const known = useQueryClient();
    const item = usePathPart("item");
    const key = ["itembank draft", item];
    const reading = useQuery<DraftView, Failure>({
        queryKey: key,
        queryFn: ({ signal }) => bank.draft(item, signal),
        // Read once: from then on this page holds it, and a save says when somebody else did too.
        staleTime: Infinity, gcTime: 0, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false,
    });
    const [failure, setFailure] = useState<unknown>();
    const begin = async () => {
        try {
            known.setQueryData(key, await bank.begin(item));
        } catch (cause) {
            setFailure(cause);
        }
    };
    if (reading.data) {
        return <Editor key={item} view={reading.data} />;
    }
    return (
        <>
            <PageHeader title={words("itembank.editor.edit", { name: item })} crumbs={crumbsOf(words, item)} />
            {reading.error?.status === 404
                ? (
                    <EmptyState
                        title={words("itembank.editor.no_copy")}
                        action={<Button look="primary" onPress={() => void begin()}>{words("itembank.editor.begin")}</Button>}
                    >
                        {words("itembank.editor.no_copy_about")}
                        {failure ? <Notice kind="bad">{problem(words, failure)}</Notice> : null}
                    </EmptyState>
                )
                : <Loaded reading={reading} lines={8}>{() => null}</Loaded>}
        </>
    );
}

function crumbsOf(words: ReturnType<typeof useWords>, item: string) {
    return [{ name: words("itembank.editor.bank"), href: "/manage/bank" }, { name: item, href: `/manage/bank/items/${item}` }];
}
