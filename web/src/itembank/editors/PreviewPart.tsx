import { useEffect, useMemo, useRef, useState } from "react";
import { Notice } from "~/kit/Notice";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { Item, Response } from "~/player/core/wire";
import { type CompositeHost, CompositeHostContext, usualSupports } from "~/player/items/composite/host";
import { ItemView } from "~/player/items/ItemView";
import { itemIn, type Tongue, tonguesOf } from "~/player/core/tongues";
import { TongueSwitch } from "~/player/items/Tongues";
import { Rich, TongueContext } from "~/player/Rich";
import { bank } from "./bankApi";
import { withPlaceholders } from "./model";
import type { DraftBody } from "./question";
import { withoutPointer } from "./textEdits";

const restMilliseconds = 500;

/** The item as the server would show it, a moment after each edit. */
export function usePreview(item: string, body: DraftBody) {
    const words = useWords();
    const [shown, setShown] = useState<Item>();
    const [failure, setFailure] = useState<unknown>();
    useEffect(() => {
        const stop = new AbortController();
        const saying = { stem: words("itembank.editor.unwritten"), part: (number: number) => words("itembank.editor.unnamed", { number }) };
        // What is of no exam yet, as imports may be, the server takes from its own hand alone.
        const isUnfiled = body.meta.exam === "";
        const look = async () => {
            try {
                setShown(await bank.preview(item, isUnfiled ? undefined : withPlaceholders(body, saying), stop.signal));
                setFailure(undefined);
            } catch (cause) {
                if (!stop.signal.aborted) {
                    setFailure(cause);
                }
            }
        };
        const timer = setTimeout(() => void look(), restMilliseconds);
        return () => {
            clearTimeout(timer);
            stop.abort();
        };
    }, [item, body, words]);
    return { shown, failure };
}

/** The player's own question, which can be answered here; nothing of it is kept. */
export function PreviewPart({ shown: now, language, failure }: {
    readonly shown: Item | undefined;
    readonly language: string;
    readonly failure: unknown;
}) {
    const words = useWords();
    const { tongue, choose, shown } = usePreviewTongue(now, language);
    const [response, setResponse] = useState<Response | null>(null);
    const [struck, setStruck] = useState<readonly string[]>([]);
    const [of, setOf] = useState(now);
    // Its options are named anew each time, so an answer is to one preview.
    if (of !== now) {
        setOf(now);
        setResponse(null);
        setStruck([]);
    }
    const host = useLocalHost();
    return (
        <section className="preview" aria-label={words("itembank.editor.preview")}>
            <div className="preview-head"><h2>{words("itembank.editor.preview")}</h2><span className="faint">{words("itembank.editor.preview_hint")}</span></div>
            {failure ? <Notice kind="warn" title={words("itembank.editor.preview_waits")}>{withoutPointer(problem(words, failure))}</Notice> : null}
            {shown
                ? (
                    <CompositeHostContext value={host}><TongueContext value={tongue.language || undefined}>
                        <div className="preview-paper" data-old={failure ? true : undefined}>
                            <TongueSwitch item={shown} source={language} tongue={tongue} onChoose={choose} single />
                            {shown.case_study
                                ? <details className="fold"><summary>{shown.case_study.title}</summary><div className="fold-body"><Rich html={shown.case_study.html} /></div></details>
                                : null}
                            <ItemView key={`${shown.id} ${tongue.language}`} item={shown} response={response} struck={struck} readOnly={false} onAnswer={setResponse} onStrike={setStruck} />
                        </div>
                    </TongueContext></CompositeHostContext>
                )
                : failure ? null : <p className="soft">{words("itembank.editor.preview_comes")}</p>}
        </section>
    );
}

/** What is edited is shown first. */
function usePreviewTongue(now: Item | undefined, language: string) {
    const [chosen, choose] = useState<Tongue>({ language, both: false });
    const tongue = now && tonguesOf(now, language).includes(chosen.language) ? chosen : { language, both: false };
    return { tongue, choose, shown: now && itemIn(now, tongue.language) };
}

/** Files that a candidate would hand in stay in this page. */
function useLocalHost(): CompositeHost {
    const addresses = useRef(new Map<string, string>());
    useEffect(() => {
        const kept = addresses.current;
        return () => {
            for (const address of kept.values()) {
                URL.revokeObjectURL(address);
            }
        };
    }, []);
    return useMemo(() => ({
        fileBytesMax: 10 * 1024 * 1024,
        customFrame: "/custom-interaction/frame.html",
        supports: usualSupports,
        upload: async (file, told) => {
            const id = `here-${addresses.current.size + 1}`;
            addresses.current.set(id, URL.createObjectURL(file));
            told(1);
            return id;
        },
        fileAddress: (id) => addresses.current.get(id) ?? "",
    }), []);
}
