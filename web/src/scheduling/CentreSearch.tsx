import type { CalendarDate } from "@internationalized/date";
import { type ReactNode, useState } from "react";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { DatePicker } from "~/kit/DatePicker";
import { EmptyState } from "~/kit/EmptyState";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { SearchField } from "~/kit/SearchField";
import { useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { type Centre, countryName, kilometres } from "./parts";
import "./scheduling.css";

interface Position {
    readonly latitude: number;
    readonly longitude: number;
}

/** Centres by name, city or country, nearest first; `exam` adds the search by a day with free times. */
export function CentreSearch({ exam, action }: { readonly exam?: string; readonly action: (centre: Centre) => ReactNode }) {
    const words = useWords();
    const [text, setText] = useState("");
    const [position, setPosition] = useState<Position>();
    const [trouble, setTrouble] = useState(false);
    const [day, setDay] = useState<CalendarDate | null>(null);
    const reading = useRead("/api/centres", {
        query: {
            ...(text === "" ? {} : { q: text }),
            ...position,
            ...(exam === undefined || day === null ? {} : { exam, date: day.toString() }),
        },
    });
    const locate = () => {
        setTrouble(false);
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => {
                setText("");
                setPosition({ latitude: coords.latitude, longitude: coords.longitude });
            },
            () => setTrouble(true),
        );
    };
    return (
        <Stack gap={4}>
            <div className="centre-search">
                <SearchField
                    label={words("scheduling.centres.search")}
                    onSubmit={(wanted) => {
                        setPosition(undefined);
                        setText(wanted.trim());
                    }}
                    onClear={() => setText("")}
                />
                <Button onPress={locate}>
                    <Icon name="place" />
                    {words("scheduling.centres.here")}
                </Button>
            </div>
            {exam === undefined ? null : (
                <div className="short-field"><DatePicker optional label={words("scheduling.centres.day")} value={day} onChange={setDay} /></div>
            )}
            {trouble ? <Notice kind="warn">{words("scheduling.centres.noPosition")}</Notice> : null}
            <Loaded reading={reading}>
                {({ items, near }) => (
                    <Stack gap={3}>
                        {near ? <p>{words("scheduling.centres.near", { city: near.name, country: countryName(words, near) })}</p> : null}
                        {position ? <p>{words("scheduling.centres.nearYou")}</p> : null}
                        {items.length === 0
                            ? <EmptyState icon="place" title={words("scheduling.centres.none")}>{words("scheduling.centres.noneNext")}</EmptyState>
                            : (
                                <ul className="plain-list" role="list">
                                    {items.map((centre) => <CentreLine key={centre.id} centre={centre}>{action(centre)}</CentreLine>)}
                                </ul>
                            )}
                    </Stack>
                )}
            </Loaded>
        </Stack>
    );
}

function CentreLine({ centre, children }: { readonly centre: Centre; readonly children: ReactNode }) {
    const words = useWords();
    return (
        <li className="centre-line">
            <div className="centre-words">
                <h3>{centre.title}</h3>
                <p className="faint">{centre.street}, {centre.city}, {countryName(words, centre)}</p>
                <Row gap={2}>
                    {typeof centre.distance_km === "number"
                        ? <Chip kind="info">{words("scheduling.centres.distance", { km: kilometres(centre.distance_km) })}</Chip>
                        : null}
                    {typeof centre.free_starts === "number"
                        ? (
                            <Chip kind={centre.free_starts === 0 ? "warn" : "good"}>
                                {words("scheduling.centres.freeTimes", { count: centre.free_starts })}
                            </Chip>
                        )
                        : null}
                    {centre.step_free ? <Chip>{words("scheduling.centres.stepFree")}</Chip> : null}
                    {centre.separate_rooms ? <Chip>{words("scheduling.centres.separateRoom")}</Chip> : null}
                </Row>
            </div>
            {children}
        </li>
    );
}
