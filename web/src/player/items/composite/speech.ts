import { useEffect, useState, useSyncExternalStore } from "react";

// The device's own voices. One that speaks elsewhere (a service of the browser's maker) would carry the exam's words away: never used.

function subscribe(hear: () => void): () => void {
    if (!("speechSynthesis" in globalThis)) {
        return () => {};
    }
    // Voices are found a while after the page is there.
    speechSynthesis.addEventListener("voiceschanged", hear);
    return () => speechSynthesis.removeEventListener("voiceschanged", hear);
}

function voices(): string {
    return "speechSynthesis" in globalThis
        ? speechSynthesis.getVoices().filter(({ localService }) => localService).map(({ lang }) => lang).join(" ")
        : "";
}

function speaks(voice: string, language: string): boolean {
    return voice.toLowerCase().replace("_", "-").split("-")[0] === language.toLowerCase().split("-")[0];
}

/** Whether a voice of this device speaks the language. */
export function useVoice(language: string): boolean {
    return useSyncExternalStore(subscribe, voices).split(" ").some((voice) => voice !== "" && speaks(voice, language));
}

export interface Voice {
    readonly speaking: boolean;
    readonly toggle: () => void;
}

/** Says a text, or plays its recording; pressed again it is silent. Nobody else speaks meanwhile. */
export function useVoiceFor(text: string | undefined, recording: string | undefined, language: string): Voice {
    const [speaking, setSpeaking] = useState(false);
    const [player] = useState(() => new Player());
    useEffect(() => () => player.stop(), [player]);
    return {
        speaking,
        toggle: () => {
            player.stop();
            setSpeaking(!speaking);
            if (!speaking) {
                player.start(text, recording, language, () => setSpeaking(false));
            }
        },
    };
}

class Player {
    #audio: HTMLAudioElement | undefined;
    #mine: SpeechSynthesisUtterance | undefined;

    start(text: string | undefined, recording: string | undefined, language: string, ended: () => void): void {
        if (recording !== undefined) {
            this.#audio = new Audio(recording);
            this.#audio.addEventListener("ended", ended);
            this.#audio.addEventListener("error", ended);
            this.#audio.play().catch(ended);
            return;
        }
        const voice = speechSynthesis.getVoices().find(({ localService, lang }) => localService && speaks(lang, language));
        if (!voice || text === undefined) {
            ended();
            return;
        }
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.voice = voice;
        utterance.lang = language;
        utterance.addEventListener("end", ended);
        utterance.addEventListener("error", ended);
        speechSynthesis.cancel();
        speechSynthesis.speak(utterance);
        this.#mine = utterance;
    }

    stop(): void {
        this.#audio?.pause();
        this.#audio = undefined;
        if (this.#mine) {
            this.#mine = undefined;
            speechSynthesis.cancel();
        }
    }
}
