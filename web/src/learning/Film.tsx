import { useRef } from "react";
import { send, useAct } from "~/kit/api";
import { Notice } from "~/kit/Notice";
import { Prose } from "~/kit/Prose";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import type { Activity } from "./PlayerPage";
import { isWorthReturning } from "./readingPlace";

const savedEvery = 5;
const whole = 1000;

/** A film with its captions, where it was left, and every word of it as text below. Seen to its end, it is done. */
export function Film({ activity }: { readonly activity: Activity }) {
    const words = useWords();
    const saved = useRef(0);
    const { course, id, film } = activity;
    const finish = useAct("put", "/api/courses/{course}/activities/{activity}/progress", {});
    if (!film) {
        return null;
    }
    // A place that cannot be kept is no reason to stop watching.
    const keep = (shown: HTMLVideoElement) => {
        saved.current = shown.currentTime;
        void send("put", "/api/courses/{course}/activities/{activity}/progress", {
            path: { course, activity: id },
            body: { position: Math.round(shown.currentTime * whole / shown.duration), done: false },
        }).catch(() => {});
    };
    return (
        <div className="film">
            {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the captions come with the film: an import without them is refused */}
            <video
                className="film-screen"
                controls
                playsInline
                preload="metadata"
                aria-label={activity.title}
                src={film.address}
                onLoadedMetadata={({ currentTarget: shown }) => {
                    if (!activity.done && isWorthReturning(activity.position)) {
                        shown.currentTime = activity.position / whole * shown.duration;
                    }
                    saved.current = shown.currentTime;
                }}
                onTimeUpdate={({ currentTarget: shown }) => {
                    if (!shown.ended && Math.abs(shown.currentTime - saved.current) >= savedEvery) {
                        keep(shown);
                    }
                }}
                onPause={({ currentTarget: shown }) => {
                    if (!shown.ended && shown.duration > 0) {
                        keep(shown);
                    }
                }}
                onEnded={() => {
                    if (!activity.done) {
                        finish.run({ path: { course, activity: id }, body: { position: whole, done: true } });
                    }
                }}
            >
                {film.captions.map((captions) => (
                    <track
                        key={captions.language}
                        kind="captions"
                        src={captions.address}
                        srcLang={captions.language}
                        label={new Intl.DisplayNames([captions.language], { type: "language" }).of(captions.language) ?? captions.language}
                        default={captions.language === activity.language}
                    />
                ))}
            </video>
            {finish.failure ? <Notice kind="bad">{problem(words, finish.failure)}</Notice> : null}
            <details className="film-transcript">
                <summary>{words("learning.film.transcript")}</summary>
                <Prose html={activity.html} />
            </details>
        </div>
    );
}
