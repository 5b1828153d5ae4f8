import { useWords } from "~/kit/words/Words";
import { Press } from "../../tools/Press";
import { Sign } from "../../tools/Sign";
import { useHost, usualSupports } from "./host";
import { plainWords, useComposite } from "./interaction";
import { useVoice, useVoiceFor } from "./speech";

/** Reads the whole question aloud, where the candidate wants it and the device has a voice for its language. */
export function ReadAloud() {
    const words = useWords();
    const { body } = useComposite();
    const { supports = usualSupports } = useHost();
    const language = body.language || words.locale;
    const able = useVoice(language);
    const { speaking, toggle } = useVoiceFor(plainWords(body.nodes), undefined, language);
    return supports.spoken && able
        ? (
            <div>
                <Press look="quiet" aria-pressed={speaking} onClick={toggle}>
                    <Sign name={speaking ? "pause" : "sound"} />{words(speaking ? "player.composite.speech.stop" : "player.composite.speech.read")}
                </Press>
            </div>
        )
        : null;
}
