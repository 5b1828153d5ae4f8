import { useEffect, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { useLooks, useSitting, useSnapshot } from "../context";
import { takesText, wishOf } from "../core/keys";
import { ItemPage } from "../items/ItemPage";
import { prepareDress, prepareItems } from "../Rich";
import { KeysDialog } from "../tools/KeysDialog";
import { LooksDialog } from "../tools/LooksDialog";
import { PlayerDialog } from "../tools/PlayerDialog";
import { Press } from "../tools/Press";
import { QuestionGrid, standings } from "../tools/QuestionGrid";
import { Sign } from "../tools/Sign";
import { Notices } from "./Notices";
import { ReviewScreen } from "./ReviewScreen";
import { TopBar } from "./TopBar";
import { pressPlace, strikePlace } from "./place";
import "./exam.css";

type Opened = "list" | "keys" | "looks" | undefined;

/** The running exam: a question, the way to the others, and the review of all of them. */
export function ExamScreen() {
    const words = useWords();
    const sitting = useSitting();
    const { attempt, paper, work, writer } = useSnapshot();
    const { looks } = useLooks();
    const [opened, setOpened] = useState<Opened>();
    const [reviewing, setReviewing] = useState(false);
    const striking = useRef(false);
    // A window that only watches looks around by itself; it writes nothing.
    const [watched, setWatched] = useState<number>();
    const heading = useRef<HTMLHeadingElement>(null);
    // Counts every way to a question or to the review, also to the one that is shown already.
    const [arrival, setArrival] = useState(0);

    const items = paper?.items ?? [];
    const position = Math.min(writer ? work.position : watched ?? work.position, Math.max(0, items.length - 1));
    const item = items[position];

    const go = (to: number) => {
        const next = Math.max(0, Math.min(items.length - 1, to));
        setOpened(undefined);
        setReviewing(false);
        setArrival((before) => before + 1);
        setWatched(next);
        if (next !== position) {
            sitting.change({ kind: "navigate", position: next });
        }
    };
    const review = (shown: boolean) => {
        setOpened(undefined);
        setReviewing(shown);
        setArrival((before) => before + 1);
    };
    const goOn = () => position < items.length - 1 ? go(position + 1) : review(true);
    const flagged = item !== undefined && work.flagged[item.id] === true;
    const flag = () => item && sitting.change({ kind: flagged ? "unflag" : "flag", item: item.id });

    useEffect(() => {
        prepareDress((paper?.items ?? []).flatMap((one) => [one, ...(one.translations ?? [])]).flatMap((one) =>
            [one.stem_html, one.case_study?.html ?? "", ...[...one.options, ...one.prompts].map(({ html }) => html)]));
        prepareItems(paper?.items ?? []);
    }, [paper]);

    useEffect(() => {
        document.title = [
            reviewing ? words("player.review.title") : words("player.exam.question", { number: position + 1, of: items.length }),
            attempt?.title ?? "",
        ].join(" · ");
    }, [position, reviewing, items.length, attempt?.title, words]);

    useEffect(() => {
        // The reader starts at the question's number, whichever way it was reached.
        window.scrollTo({ top: 0 });
        heading.current?.focus({ preventScroll: true });
    }, [arrival, paper]);

    useEffect(() => {
        const onKey = (event: KeyboardEvent) => {
            const wish = looks.keys && opened === undefined ? wishOf(event, takesText(event.target)) : undefined;
            if (!wish || event.defaultPrevented) {
                striking.current = false;
                return;
            }
            event.preventDefault();
            const strikes = striking.current;
            striking.current = false;
            switch (wish.wish) {
                case "next": return reviewing ? undefined : goOn();
                case "previous": return reviewing ? review(false) : go(position - 1);
                case "flag": return reviewing ? undefined : void flag();
                case "review": return review(!reviewing);
                case "time": return sitting.say(0);
                case "help": return setOpened("keys");
                case "strike":
                    striking.current = !strikePlace(document.activeElement);
                    return undefined;
                case "choose": return strikes ? strikePlace(wish.place) && undefined : pressPlace(wish.place);
            }
        };
        window.addEventListener("keydown", onKey);
        return () => window.removeEventListener("keydown", onKey);
    });

    if (!attempt || !paper || !item) {
        return null;
    }
    return (
        <div className="exam">
            <TopBar position={reviewing ? undefined : position} onLooks={() => setOpened("looks")} onKeys={() => setOpened("keys")} />
            <main className="exam-main" id="exam">
                <Notices />
                {reviewing
                    ? <ReviewScreen heading={heading} onGo={go} onBack={() => go(position)} />
                    : <ItemPage key={item.id} heading={heading} item={item} position={position} />}
            </main>
            {reviewing ? null : (
                <nav className="exam-bar" aria-label={words("player.exam.bar")}>
                    <Press aria-disabled={position === 0} onClick={() => position > 0 && go(position - 1)}>
                        <Icon name="back" turn /><span>{words("player.exam.previous")}</span>
                    </Press>
                    <Press onClick={() => setOpened("list")} aria-haspopup="dialog">
                        <Sign name="list" /><span>{words("player.exam.list")}</span>
                    </Press>
                    <Press data-on={flagged || undefined} aria-disabled={!writer} onClick={flag} aria-label={words("player.exam.flag_name", { flagged: String(flagged) })}>
                        <Icon name="flag" /><span>{words(flagged ? "player.exam.flagged" : "player.exam.flag")}</span>
                    </Press>
                    <Press look="primary" onClick={goOn}>
                        <span>{words(position < items.length - 1 ? "player.exam.next" : "player.exam.to_review")}</span><Icon name="next" turn />
                    </Press>
                </nav>
            )}
            {opened === "list"
                ? (
                    <PlayerDialog title={words("player.exam.list")} size="side" onClose={() => setOpened(undefined)}>
                        <div>
                            <Press onClick={() => review(true)}>{words("player.exam.to_review")}</Press>
                        </div>
                        <QuestionGrid rows={standings(items, work)} current={position} onGo={go} />
                    </PlayerDialog>
                )
                : null}
            {opened === "keys" ? <KeysDialog onClose={() => setOpened(undefined)} /> : null}
            {opened === "looks" ? <LooksDialog onClose={() => setOpened(undefined)} onKeys={() => setOpened("keys")} /> : null}
        </div>
    );
}
