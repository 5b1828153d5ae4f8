import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { keepShortcutsWanted } from "~/kit/shortcuts";
import { Switch } from "~/kit/Switch";
import { useWords } from "~/kit/words/Words";

const keys = ["j", "k", "enter", "a", "r", "p", "m", "t", "escape", "help"] as const;

/** Which keys the desk knows, and whether it should. */
export function KeysDialog({ isOn, onChange, onClose }: {
    readonly isOn: boolean;
    readonly onChange: (isOn: boolean) => void;
    readonly onClose: () => void;
}) {
    const words = useWords();
    return (
        <Dialog title={words("proctoring.keys.title")} isOpen onClose={onClose}>
            <dl className="keys">
                {keys.map((key) => (
                    <div key={key}>
                        <dt><kbd>{words(`proctoring.keys.${key}.key`)}</kbd></dt>
                        <dd>{words(`proctoring.keys.${key}.does`)}</dd>
                    </div>
                ))}
            </dl>
            <Switch
                isSelected={isOn}
                hint={words("proctoring.keys.hint")}
                onChange={(wanted) => {
                    keepShortcutsWanted(wanted);
                    onChange(wanted);
                }}
            >
                {words("proctoring.keys.on")}
            </Switch>
            <DialogActions><Button onPress={onClose}>{words("kit.dialog.close")}</Button></DialogActions>
        </Dialog>
    );
}
