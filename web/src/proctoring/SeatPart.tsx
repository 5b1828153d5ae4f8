import { useState } from "react";
import { ReasonFields } from "~/delivery/ReasonFields";
import { reasonCode } from "~/delivery/reasons";
import { useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Form } from "~/kit/Form";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { Select } from "~/kit/Select";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { choiceOf, seatChoices, seatIn } from "./seats";

/** Another seat of the same centre, chosen from those that are free. */
export function SeatPart({ attempt, name }: { readonly attempt: string; readonly name: string }) {
    const words = useWords();
    const [moves, setMoves] = useState(false);
    return (
        <div>
            <Button onPress={() => setMoves(true)}>{words("proctoring.move.title")}</Button>
            {moves ? <MoveDialog attempt={attempt} name={name} onClose={() => setMoves(false)} /> : null}
        </div>
    );
}

function MoveDialog({ attempt, name, onClose }: { readonly attempt: string; readonly name: string; readonly onClose: () => void }) {
    const words = useWords();
    const free = useRead("/api/manage/attempts/{attempt}/free-seats", { path: { attempt } });
    const move = useAct("post", "/api/manage/attempts/{attempt}/seat-moves", {
        done: () => {
            toast(words("proctoring.move.done", { name }));
            onClose();
        },
    });
    return (
        <Dialog title={words("proctoring.move.title")} isOpen onClose={onClose}>
            <p>{words("proctoring.move.about")}</p>
            <Loaded reading={free} lines={3}>
                {(rooms) => rooms.length === 0
                    ? (
                        <>
                            <Notice kind="warn">{words("proctoring.move.none")}</Notice>
                            <DialogActions><Button onPress={onClose}>{words("kit.dialog.close")}</Button></DialogActions>
                        </>
                    )
                    : (
                        <Form
                            failure={move.failure}
                            onSubmit={({ seat, code, reason = "" }) => {
                                const chosen = seatIn(rooms, seat);
                                if (chosen) {
                                    move.run({ path: { attempt }, body: { ...chosen, code: reasonCode(code) ?? "other", reason } });
                                }
                            }}
                        >
                            <Select
                                name="seat"
                                label={words("proctoring.move.seat")}
                                choices={seatChoices(rooms).map((one) => ({
                                    id: choiceOf(one),
                                    name: words("proctoring.seat", { room: one.title, seat: one.seat }),
                                }))}
                            />
                            <ReasonFields />
                            <DialogActions>
                                <Button onPress={onClose}>{words("kit.dialog.keep")}</Button>
                                <Button type="submit" look="primary" isPending={move.isPending}>{words("proctoring.move.go")}</Button>
                            </DialogActions>
                        </Form>
                    )}
            </Loaded>
        </Dialog>
    );
}
