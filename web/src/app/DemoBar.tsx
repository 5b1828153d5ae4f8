import { lazy, Suspense, useEffect } from "react";
import { useRead } from "~/kit/api";
import { setInstallationOffset } from "~/kit/clock";
import { useWords } from "~/kit/words/Words";

const DemoClock = lazy(() => import("./DemoClock"));

/** The demo's clock: it moves the whole installation forward, never back, so that three years pass in an afternoon. */
export function DemoBar() {
    const words = useWords();
    const { data: clock } = useRead("/api/demo/clock", undefined, { refetchInterval: 60_000 });
    useEffect(() => setInstallationOffset(clock?.offset_seconds ?? 0), [clock?.offset_seconds]);
    return clock?.enabled
        ? (
            <section className="demo-bar" aria-label={words("app.demo.label")}>
                <Suspense fallback={<div className="demo-inner demo-waiting" />}><DemoClock at={clock.now} people={clock.simulated_people} /></Suspense>
            </section>
        )
        : null;
}
