import { CalendarDate, parseDate } from "@internationalized/date";
import { useEffect, useState } from "react";
import { Button } from "~/kit/Button";
import { DatePicker } from "~/kit/DatePicker";
import { Dialog, DialogActions } from "~/kit/Dialog";
import { Icon } from "~/kit/Icon";
import { useAct, useRead } from "~/kit/api";
import { setInstallationOffset } from "~/kit/clock";
import { Form } from "~/kit/Form";
import { ProgressBar } from "~/kit/ProgressBar";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { type Leap, leapFrom } from "./leap";

const leaps: readonly Leap[] = ["day", "week", "month", "half_year"];

/** The demo's clock: it moves the whole installation forward, never back, so that three years pass in an afternoon. */
export function DemoBar() {
    const words = useWords();
    const { data: clock } = useRead("/api/demo/clock", undefined, { refetchInterval: 60_000 });
    const [choosing, setChoosing] = useState(false);
    const move = useAct("post", "/api/demo/clock/moves", {
        done: () => {
            setChoosing(false);
            toast(words("app.demo.moved"));
        },
    });
    useEffect(() => setInstallationOffset(clock?.offset_seconds ?? 0), [clock?.offset_seconds]);
    if (!clock?.enabled) {
        return null;
    }
    const now = new Date(clock.now);
    const today = new CalendarDate(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate());
    const moveTo = (to: Date) => move.run({ body: { to: to.toISOString() } });
    return (
        <section className="demo-bar" aria-label={words("app.demo.label")}>
            <div className="demo-inner">
                <span className="demo-time"><Icon name="clock" /><When at={clock.now} /></span>
                <div className="demo-moves">
                    {move.isPending
                        ? <ProgressBar label={words("app.demo.moving")} text="" />
                        : leaps.map((leap) => (
                            <Button key={leap} size="small" onPress={() => moveTo(leapFrom(now, leap))}>{words(`app.demo.leap.${leap}`)}</Button>
                        ))}
                    <Button size="small" look="quiet" isDisabled={move.isPending} onPress={() => setChoosing(true)}>
                        {words("app.demo.choose")}
                    </Button>
                </div>
            </div>
            <Dialog title={words("app.demo.choose")} isOpen={choosing} onClose={() => setChoosing(false)}>
                <p>{words("app.demo.never_back")}</p>
                <Form
                    failure={move.failure}
                    onSubmit={({ day }) => moveTo(new Date(`${day ?? ""}T12:00:00Z`))}
                >
                    <DatePicker name="day" label={words("app.demo.day")} minValue={today.add({ days: 1 })} defaultValue={parseDate(today.add({ days: 1 }).toString())} />
                    <DialogActions>
                        <Button type="submit" look="primary" isPending={move.isPending}>{words("app.demo.go")}</Button>
                    </DialogActions>
                </Form>
            </Dialog>
        </section>
    );
}
