import { useRead } from "./api";

/** Text of the programme's files that has no translation, such as the way to a test centre: marked with the language they are written in. */
export function SourceText({ text }: { readonly text: string }) {
    const programme = useRead("/api/programme");
    return <span lang={programme.data?.languages[0]}>{text}</span>;
}
