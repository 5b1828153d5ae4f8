import { useEffect, useState } from "react";
import { Button } from "~/kit/Button";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { installationNow } from "~/kit/clock";
import { zoneName } from "~/kit/instants";
import { Row } from "~/kit/layout";
import { browserZone } from "~/kit/Reader";
import { useWords } from "~/kit/words/Words";
import { type Finding, judgeNetwork, judgeScreen, judgeZone, roundTrips, storageWorks } from "./systemCheck";

interface Line {
    readonly id: string;
    readonly finding: Finding;
    readonly text: string;
}

const tripsMeasured = 5;

/** The candidate's own device, looked at before the clock runs. */
export function SystemPart({ accountZone }: { readonly accountZone: string }) {
    const words = useWords();
    const [turn, setTurn] = useState(0);
    const [measured, setMeasured] = useState<{ readonly stores: boolean; readonly network: ReturnType<typeof judgeNetwork> }>();
    useEffect(() => {
        let isWanted = true;
        void Promise.all([storageWorks(), roundTrips(tripsMeasured)]).then(([stores, trips]) => {
            if (isWanted) {
                setMeasured({ stores, network: judgeNetwork(trips) });
            }
        });
        return () => {
            isWanted = false;
        };
    }, [turn]);
    const device = browserZone();
    const zone = judgeZone(device, accountZone || device, installationNow());
    const screen = judgeScreen(window.innerWidth);
    const lines: readonly Line[] = measured === undefined ? [] : [
        {
            id: "storage",
            finding: measured.stores ? "good" : "bad",
            text: words(measured.stores ? "proctoring.system.storage.good" : "proctoring.system.storage.bad"),
        },
        {
            id: "network",
            finding: measured.network.finding,
            text: words(`proctoring.system.network.${measured.network.finding}`, { milliseconds: measured.network.milliseconds }),
        },
        {
            id: "screen",
            finding: screen,
            text: words(`proctoring.system.screen.${screen}`, { width: window.innerWidth, height: window.innerHeight }),
        },
        {
            id: "zone",
            finding: zone,
            text: words(zone === "good" ? "proctoring.system.zone.good" : "proctoring.system.zone.warn", {
                device: zoneName(device),
                account: zoneName(accountZone || device),
            }),
        },
    ];
    return (
        <Card>
            <Row spread>
                <h2>{words("proctoring.system.title")}</h2>
                <Button
                    size="small"
                    isPending={measured === undefined}
                    onPress={() => {
                        setMeasured(undefined);
                        setTurn(turn + 1);
                    }}
                >
                    {words("proctoring.system.again")}
                </Button>
            </Row>
            <div role="status">
                {measured === undefined
                    ? <p className="soft">{words("proctoring.system.running")}</p>
                    : (
                        <ul className="system-lines" role="list">
                            {lines.map((line) => (
                                <li key={line.id}>
                                    <Chip kind={line.finding}>{words(`proctoring.system.finding.${line.finding}`)}</Chip>
                                    <span>{line.text}</span>
                                </li>
                            ))}
                        </ul>
                    )}
            </div>
        </Card>
    );
}
