import { useWords } from "~/kit/words/Words";
import { useSitting, useSnapshot } from "../context";
import { Press } from "../tools/Press";
import { SavingLine } from "../tools/SavingLine";
import { Sign } from "../tools/Sign";
import { SaidTime, Timer } from "../tools/Timer";

/** What exam this is, how much is saved, and the time. */
export function TopBar({ position, onLooks, onKeys }: {
    readonly position: number | undefined;
    readonly onLooks: () => void;
    readonly onKeys: () => void;
}) {
    const words = useWords();
    const { attempt, paper } = useSnapshot();
    const of = paper?.items.length ?? 0;
    return (
        <header className="top-bar">
            <div className="top-title">
                <strong lang={paper?.language}>{attempt?.title}</strong>
                {position === undefined ? null : (
                    <progress
                        max={of}
                        value={position + 1}
                        aria-label={words("player.exam.place")}
                    />
                )}
            </div>
            <SavingLine />
            <div className="top-tools">
                <Timer />
                <Press look="quiet" icon aria-label={words("player.looks.title")} title={words("player.looks.title")} onClick={onLooks}>
                    <Sign name="text" />
                </Press>
                <span className="wide-only">
                    <Press look="quiet" icon aria-label={words("player.keys.title")} title={words("player.keys.title")} onClick={onKeys}>
                        <Sign name="keyboard" />
                    </Press>
                </span>
                <BreakButton />
            </div>
            <SaidTime />
        </header>
    );
}

function BreakButton() {
    const words = useWords();
    const sitting = useSitting();
    const { attempt, writer } = useSnapshot();
    if (!attempt || attempt.breakMinutesLeft <= 0 || !writer) {
        return null;
    }
    return (
        <Press look="quiet" onClick={() => void sitting.act({ deed: "take_break" })}>
            <Sign name="pause" />{words("player.pause.take")}
        </Press>
    );
}
