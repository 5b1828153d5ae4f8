import { useWords } from "~/kit/words/Words";
import { useLooks } from "../context";
import { keyMap } from "../core/keys";
import { PlayerDialog } from "./PlayerDialog";

/** What the keys do. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
    const words = useWords();
    const { looks, change } = useLooks();
    return (
        <PlayerDialog title={words("player.keys.title")} onClose={onClose}>
            <p>{words("player.keys.about")}</p>
            <dl className="keys">
                {keyMap.map((key) => (
                    <div key={key}>
                        <dt><kbd>{key === "1" ? words("player.keys.digits") : key}</kbd></dt>
                        <dd>{words(`player.keys.${key === "?" ? "help" : key}`)}</dd>
                    </div>
                ))}
            </dl>
            <label className="looks-line">
                <span>{words("player.looks.keys")}</span>
                <input
                    type="checkbox"
                    role="switch"
                    className="tick"
                    checked={looks.keys}
                    onChange={(event) => change({ keys: event.target.checked })}
                />
            </label>
        </PlayerDialog>
    );
}
