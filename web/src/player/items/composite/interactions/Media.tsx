import { type RefObject, useRef, useState } from "react";
import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../../core/wire";
import { Press } from "../../../tools/Press";
import { Sign } from "../../../tools/Sign";
import { type CompositeProps, descendantsOf, numberOf } from "../interaction";
import { MediaElement } from "../MediaElement";

const time = (seconds: number) =>
    Number.isFinite(seconds) ? `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}` : "";

/** A recording, with the number of times it was played as the answer. Where that is limited it has controls without a way back. */
export default function Media({ node, values, onValues, readOnly }: CompositeProps) {
    const words = useWords();
    const place = useRef<HTMLMediaElement>(null);
    const [playing, setPlaying] = useState(false);
    const [at, setAt] = useState({ seconds: 0, of: 0 });
    const [failed, setFailed] = useState(false);
    const [under, setUnder] = useState(false);
    // Of this showing: begun and not yet at its end. Going on after a pause is not another time.
    const [begun, setBegun] = useState(false);
    const media: BodyElement | undefined = [...descendantsOf(node, "video"), ...descendantsOf(node, "audio")][0];
    const most = numberOf(node, "max-plays", 0);
    const least = numberOf(node, "min-plays", 0);
    const plays = Number(values[0] ?? 0) || 0;
    const over = most > 0 && plays >= most && !playing && !begun;
    if (!media) {
        return <p className="hint">{words("player.composite.media.none")}</p>;
    }
    const captioned = descendantsOf(media, "track").length > 0;
    const begin = () => {
        setPlaying(true);
        if (!begun) {
            setBegun(true);
            if (!readOnly) {
                onValues([String(plays + 1)]);
            }
        }
    };
    const toggle = () => {
        const element = place.current;
        if (element && !over) {
            if (playing) {
                element.pause();
            } else {
                element.play().catch(() => setFailed(true));
            }
        }
    };
    const captions = (on: boolean) => {
        setUnder(on);
        for (const track of place.current?.textTracks ?? []) {
            track.mode = on ? "showing" : "disabled";
        }
    };
    return (
        <div className="media">
            <MediaElement
                node={media}
                controls={most === 0}
                media={{
                    ref: place as RefObject<HTMLVideoElement | null>,
                    onPlay: begin,
                    onPause: () => setPlaying(false),
                    onEnded: () => {
                        setBegun(false);
                        setPlaying(false);
                        setAt({ seconds: 0, of: at.of });
                    },
                    onError: () => setFailed(true),
                    onTimeUpdate: (event) => setAt({ seconds: event.currentTarget.currentTime, of: event.currentTarget.duration }),
                }}
            />
            {most > 0
                ? (
                    <div className="media-controls">
                        <Press look="primary" aria-disabled={over} onClick={toggle}>
                            <Sign name={playing ? "pause" : "play"} />
                            {words(playing ? "player.composite.media.pause" : begun ? "player.composite.media.go_on" : "player.composite.media.play")}
                        </Press>
                        {captioned
                            ? <Press aria-pressed={under} data-on={under} onClick={() => captions(!under)}>{words("player.composite.media.captions")}</Press>
                            : null}
                        <progress aria-label={words("player.composite.media.progress")} value={at.seconds} max={at.of || 1} />
                        <span className="numeric">{time(at.seconds)}</span>
                    </div>
                )
                : null}
            <p className="hint" aria-live="polite">
                {failed
                    ? words("player.composite.media.failed")
                    : words("player.composite.media.plays", { plays, most, least })}
            </p>
        </div>
    );
}
