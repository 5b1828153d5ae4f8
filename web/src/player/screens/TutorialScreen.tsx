import { useEffect, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { useLooks } from "../context";
import { takesText, wishOf } from "../core/keys";
import type { Item, Response } from "../core/wire";
import { ItemView } from "../items/ItemView";
import { Press } from "../tools/Press";
import { Calm } from "./Calm";
import { pressPlace, strikePlace } from "./place";

type Kind = Exclude<Item["kind"], "composite">;
const kinds: readonly Kind[] = ["choice", "multiple_response", "ordering", "matching"];
const optionIds: Readonly<Record<Kind, readonly string[]>> = {
    choice: ["a", "b", "c", "d"], multiple_response: ["a", "b", "c", "d", "e"], ordering: ["a", "b", "c", "d"], matching: ["a", "b", "c"],
};

/** Every way of answering, tried on questions of everyday life. Off the clock; nothing of it is kept or sent. */
export default function TutorialScreen({ onDone }: { readonly onDone: () => void }) {
    const words = useWords();
    const { looks } = useLooks();
    const [at, setAt] = useState(0);
    const [responses, setResponses] = useState<Readonly<Record<string, Response | null>>>({});
    const [struck, setStruck] = useState<Readonly<Record<string, readonly string[]>>>({});
    const striking = useRef(false);
    const kind = kinds[at] ?? "choice";
    const last = at === kinds.length - 1;
    const item: Item = {
        id: `tutorial-${kind}`,
        kind,
        stem_html: escaped(words(`player.tutorial.${kind}.stem`)),
        choose: kind === "multiple_response" ? 2 : 1,
        options: optionIds[kind].map((id) => ({ id, html: escaped(words(`player.tutorial.${kind}.${id}`)) })),
        prompts: kind === "matching"
            ? ["p", "q", "r"].map((id) => ({ id, html: escaped(words(`player.tutorial.matching.${id}`)) }))
            : [],
        case_study: null,
    };
    useEffect(() => {
        const onKey = (event: KeyboardEvent) => {
            const wish = looks.keys ? wishOf(event, takesText(event.target)) : undefined;
            const strikes = striking.current;
            striking.current = false;
            if (wish?.wish === "next" || wish?.wish === "previous") {
                setAt((now) => Math.max(0, Math.min(kinds.length - 1, now + (wish.wish === "next" ? 1 : -1))));
            } else if (wish?.wish === "strike") {
                striking.current = !strikePlace(document.activeElement);
            } else if (wish?.wish === "choose") {
                event.preventDefault();
                if (!strikes || !strikePlace(wish.place)) {
                    pressPlace(wish.place);
                }
            }
        };
        window.addEventListener("keydown", onKey);
        return () => window.removeEventListener("keydown", onKey);
    }, [looks.keys]);
    return (
        <Calm title={words("player.tutorial.step", { number: at + 1, of: kinds.length })} wide>
            <p className="soft">{words(`player.tutorial.${kind}.about`)}</p>
            <div className="tutorial-item" id="exam">
                <ItemView
                    key={kind}
                    item={item}
                    response={responses[kind] ?? null}
                    struck={struck[kind] ?? []}
                    readOnly={false}
                    onAnswer={(response) => setResponses((all) => ({ ...all, [kind]: response }))}
                    onStrike={(options) => setStruck((all) => ({ ...all, [kind]: options }))}
                />
            </div>
            <div className="calm-actions">
                {at > 0 ? <Press onClick={() => setAt(at - 1)}><Icon name="back" turn />{words("player.exam.previous")}</Press> : null}
                <Press look="primary" onClick={() => last ? onDone() : setAt(at + 1)}>
                    {words(last ? "player.tutorial.done" : "player.exam.next")}<Icon name="next" turn />
                </Press>
                {last ? null : <Press look="quiet" onClick={onDone}>{words("player.tutorial.leave")}</Press>}
            </div>
        </Calm>
    );
}

/** Our own words stand where the server's HTML would. */
function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
