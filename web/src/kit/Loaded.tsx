import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Loading } from "./Loading";
import { Notice } from "./Notice";
import { problem } from "./words/problem";
import { useWords } from "./words/Words";

/** Shows what was read; until then grey lines, and what went wrong with a way to try again. */
export function Loaded<Data>({ reading, children, lines }: {
    readonly reading: UseQueryResult<Data, Error>;
    readonly children: (data: Data) => ReactNode;
    readonly lines?: number;
}) {
    const words = useWords();
    if (reading.data !== undefined) {
        return <>{children(reading.data)}</>;
    }
    if (reading.error) {
        return (
            <Notice
                kind="bad"
                actions={<Button size="small" onPress={() => void reading.refetch()}>{words("kit.retry")}</Button>}
            >
                {problem(words, reading.error)}
            </Notice>
        );
    }
    return <Loading {...(lines === undefined ? {} : { lines })} />;
}
