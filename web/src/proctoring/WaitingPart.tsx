import { useRead } from "~/kit/api";
import { installationNow } from "~/kit/clock";
import { LinkButton } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { useReaderZone } from "~/kit/Reader";
import { useWords } from "~/kit/words/Words";
import { civilDay, groupOf } from "./desk";
import { rememberedCentre } from "./DeskChoice";

const lookMilliseconds = 15_000;

/** On a proctor's start page: that somebody waits at their desk today. Nothing when nobody does. */
export default function WaitingPart() {
    const words = useWords();
    const readerZone = useReaderZone();
    const { data: centres } = useRead("/api/centres", { query: { limit: 100 } });
    const centre = centres?.items.find((one) => one.id === rememberedCentre());
    const zone = centre?.zone ?? readerZone;
    const day = civilDay(installationNow(), zone);
    const { data: found } = useRead("/api/manage/days", { query: centre ? { day, centre: centre.id } : { day, zone } }, {
        enabled: centres !== undefined,
        refetchInterval: lookMilliseconds,
    });
    const count = found?.entries.filter((entry) => groupOf(entry) === "waiting").length ?? 0;
    return count === 0 ? null : (
        <Notice
            kind="warn"
            title={words("proctoring.home.waiting", { count, place: centre?.title ?? words("proctoring.desk.online") })}
            actions={<LinkButton href="/desk">{words("proctoring.home.toDesk")}</LinkButton>}
        />
    );
}
