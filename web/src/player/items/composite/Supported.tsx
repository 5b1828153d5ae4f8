import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../core/wire";
import { Press } from "../../tools/Press";
import { Sign } from "../../tools/Sign";
import { useHost, usualSupports } from "./host";
import { flowing, useComposite } from "./interaction";
import { Nodes } from "./Nodes";
import { useVoice, useVoiceFor } from "./speech";
import { type Help, helpFor } from "./supports";
import "~/kit/list.css";

/** Content that a catalogue has something more for: a word becomes a button, a passage gets buttons below it. */
export function Supported({ node, inline, children }: { readonly node: BodyElement; readonly inline?: boolean; readonly children?: ReactNode }) {
    const words = useWords();
    const { body } = useComposite();
    const { supports = usualSupports } = useHost();
    const help = helpFor(body, node, supports);
    if (help.length === 0) {
        return children;
    }
    const read = help.filter(({ shown }) => shown.length > 0);
    const spoken = help.filter(({ shown }) => shown.length === 0);
    const word = flowing.has(node.t);
    const name = (one: Help) => {
        const key = `player.composite.support.${one.support}`;
        return words(words.has(key) ? key : "player.composite.support.other");
    };
    const matter = (
        <Popover className="popover help-popover" placement="bottom start">
            <Dialog className="help" aria-label={read.map(name).join(", ")}>
                {read.map((one) => (
                    <section key={one.support} lang={one.language || undefined}>
                        <h2 className="help-name">{name(one)}</h2>
                        <div className="rich"><Nodes nodes={one.shown} /></div>
                    </section>
                ))}
            </Dialog>
        </Popover>
    );
    if (word) {
        return (
            <>
                {read.length > 0
                    ? <DialogTrigger><Button className="help-word">{children}</Button>{matter}</DialogTrigger>
                    : children}
                {spoken.map((one) => <Speaker key={one.support} help={one} name={name(one)} />)}
            </>
        );
    }
    const Frame = inline ? "span" : "div";
    return (
        <>
            {children}
            <Frame className="help-row">
                {read.length > 0
                    ? (
                        <DialogTrigger>
                            <Button className="button press" data-look="quiet"><Sign name="comment" />{read.map(name).join(", ")}</Button>
                            {matter}
                        </DialogTrigger>
                    )
                    : null}
                {spoken.map((one) => <Speaker key={one.support} help={one} name={name(one)} />)}
            </Frame>
        </>
    );
}

function Speaker({ help, name }: { readonly help: Help; readonly name: string }) {
    const words = useWords();
    const able = useVoice(help.language);
    const { speaking, toggle } = useVoiceFor(help.said, help.recording, help.language);
    return help.recording === undefined && !able
        ? null
        : (
            <Press look="quiet" aria-pressed={speaking} onClick={toggle}>
                <Sign name={speaking ? "pause" : "sound"} />{speaking ? words("player.composite.speech.stop") : name}
            </Press>
        );
}
