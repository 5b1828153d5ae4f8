import { CalendarDate } from "@internationalized/date";
import { useState } from "react";
import { Button } from "~/kit/Button";
import { DatePicker } from "~/kit/DatePicker";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Icon } from "~/kit/Icon";
import { useAct } from "~/kit/api";
import { Form } from "~/kit/Form";
import { LinkButton } from "~/kit/Link";
import { Menu } from "~/kit/Menu";
import { Notice } from "~/kit/Notice";
import { ProgressBar } from "~/kit/ProgressBar";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { type Leap, leapFrom } from "./leap";

const leaps: readonly Leap[] = ["day", "week", "month", "half_year"];

/** The demo's time, and the ways to let it pass. */
export default function DemoClock({ at, people }: { readonly at: string; readonly people: number }) {
    const words = useWords();
    const [choosing, setChoosing] = useState(false);
    const move = useAct("post", "/api/demo/clock/moves", {
        done: () => {
            setChoosing(false);
            toast(words("app.demo.moved"));
        },
    });
    const now = new Date(at);
    const tomorrow = new CalendarDate(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()).add({ days: 1 });
    const moveTo = (to: Date) => move.run({ body: { to: to.toISOString() } });
    const moves = [
        ...leaps.map((leap) => ({ id: leap, name: words(`app.demo.leap.${leap}`), onAction: () => moveTo(leapFrom(now, leap)) })),
        { id: "choose", name: words("app.demo.choose"), onAction: () => setChoosing(true) },
    ];
    return (
        <div className="demo-inner">
            <span className="demo-time"><Icon name="clock" /><When at={at} /></span>
            {people > 0 ? <span className="demo-people">{words("app.demo.simulated", { people })}</span> : null}
            {move.isPending
                ? <div className="demo-moving"><ProgressBar label={words("app.demo.moving")} text="" /></div>
                : (
                    <>
                        <div className="demo-buttons">
                            {moves.map(({ id, name, onAction }) => (
                                <Button key={id} size="small" look={id === "choose" ? "quiet" : "plain"} onPress={onAction}>{name}</Button>
                            ))}
                            <LinkButton size="small" look="quiet" href="/demo/mailbox">{words("app.demo.mailbox")}</LinkButton>
                        </div>
                        <div className="demo-menu">
                            <Menu
                                label={words("app.demo.forward")}
                                trigger={<Button size="small">{words("app.demo.forward")}<Icon name="down" /></Button>}
                                entries={[...moves, { id: "mailbox", name: words("app.demo.mailbox"), href: "/demo/mailbox", line: true }]}
                            />
                        </div>
                    </>
                )}
            {move.failure && !choosing ? <Notice kind="bad">{problem(words, move.failure)}</Notice> : null}
            <Dialog title={words("app.demo.choose")} isOpen={choosing} onClose={() => setChoosing(false)}>
                <p>{words("app.demo.never_back")}</p>
                <Form failure={move.failure} onSubmit={({ day = "" }) => moveTo(new Date(`${day}T12:00:00Z`))}>
                    <DatePicker name="day" label={words("app.demo.day")} minValue={tomorrow} defaultValue={tomorrow} />
                    <DialogActions>
                        <Button type="submit" look="primary" isPending={move.isPending}>{words("app.demo.go")}</Button>
                    </DialogActions>
                </Form>
            </Dialog>
        </div>
    );
}
