import { useEffect, useRef, useState } from "react";
import { Failure } from "~/kit/failure";
import { Icon } from "~/kit/Icon";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../../tools/Press";
import { useHost } from "../host";
import { attribute, type CompositeProps } from "../interaction";

interface Known {
    readonly name: string;
    readonly bytes: number;
}

/** What was uploaded from this window, by id: after a reload a file is there, but not what it was called. */
const known = new Map<string, Known>();

/** A file handed in. It is kept on the server at once; the answer names it. */
export default function Upload({ node, field, values, onValues, readOnly, describe }: CompositeProps) {
    const words = useWords();
    const { upload, fileAddress, fileBytesMax } = useHost();
    const input = useRef<HTMLInputElement>(null);
    const running = useRef<AbortController>(undefined);
    const [going, setGoing] = useState<{ readonly name: string; readonly share: number }>();
    const [trouble, setTrouble] = useState("");
    const types = attribute(node, "type").split(/[\s,]+/).filter((type) => type !== "");
    const several = field.most !== 1;
    useEffect(() => () => running.current?.abort(), []);

    const size = (bytes: number) => {
        const units = ["byte", "kilobyte", "megabyte"] as const;
        const power = bytes >= 1_000_000 ? 2 : bytes >= 1000 ? 1 : 0;
        return new Intl.NumberFormat(words.locale, { style: "unit", unit: units[power], unitDisplay: "short", maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
    };
    const fits = (file: File) => types.length === 0 || types.some((type) =>
        type === file.type || type.endsWith("/*") && file.type.startsWith(type.slice(0, -1)) || type.startsWith(".") && file.name.toLowerCase().endsWith(type.toLowerCase()));
    const take = async (file: File) => {
        if (!upload) {
            return;
        }
        if (!fits(file)) {
            setTrouble(words("player.composite.upload.type", { name: file.name, types: types.join(", ") }));
            return;
        }
        if (file.size === 0 || fileBytesMax !== undefined && file.size > fileBytesMax) {
            setTrouble(words(file.size === 0 ? "player.composite.upload.empty" : "player.composite.upload.size", { name: file.name, most: size(fileBytesMax ?? 0) }));
            return;
        }
        const stop = new AbortController();
        running.current = stop;
        setTrouble("");
        setGoing({ name: file.name, share: 0 });
        try {
            const id = await upload(file, (share) => setGoing({ name: file.name, share }), stop.signal);
            known.set(id, { name: file.name, bytes: file.size });
            onValues(several ? [...values, id] : [id]);
        } catch (failure) {
            // What the server refuses it says itself; else it was not reached.
            const refused = failure instanceof Failure && failure.status >= 400 && failure.status < 500;
            setTrouble(stop.signal.aborted
                ? ""
                : refused
                    ? words("player.composite.upload.refused", { name: file.name, why: problem(words, failure) })
                    : words("player.composite.upload.failed", { name: file.name }));
        } finally {
            setGoing(undefined);
            running.current = undefined;
        }
    };
    const remove = (id: string) => {
        onValues(values.filter((one) => one !== id));
        input.current?.focus();
    };
    const room = several ? field.most === 0 || values.length < field.most : true;
    return (
        <div className="upload" role="group" aria-labelledby={describe.labelledBy}>
            {values.length > 0
                ? (
                    <ul role="list" className="files">
                        {values.map((id) => {
                            const name = known.get(id)?.name ?? words("player.composite.upload.kept");
                            return (
                                <li key={id}>
                                    <Icon name="check" />
                                    <span className="file-name">
                                        {fileAddress ? <a href={fileAddress(id)} target="_blank" rel="noopener noreferrer">{name}</a> : name}
                                        {known.has(id) ? <span className="hint">{size(known.get(id)?.bytes ?? 0)}</span> : null}
                                    </span>
                                    {readOnly
                                        ? null
                                        : <Press look="quiet" icon aria-label={words("player.composite.take_out", { name })} onClick={() => remove(id)}><Icon name="cross" /></Press>}
                                </li>
                            );
                        })}
                    </ul>
                )
                : null}
            {readOnly
                ? (values.length === 0 ? <p className="hint">{words("player.composite.upload.none")}</p> : null)
                : upload
                    ? (
                        <div
                            className="drop"
                            data-going={going !== undefined || undefined}
                            onDragOver={(event) => event.preventDefault()}
                            onDrop={(event) => {
                                event.preventDefault();
                                const [file] = event.dataTransfer.files;
                                if (file && !going) {
                                    void take(file);
                                }
                            }}
                        >
                            <label className="button press upload-pick" data-look="plain" aria-disabled={!room || going !== undefined || undefined}>
                                <input
                                    ref={input}
                                    type="file"
                                    className="hidden-visually"
                                    accept={types.join(",") || undefined}
                                    disabled={!room || going !== undefined}
                                    aria-describedby={describe.hintId}
                                    onChange={(event) => {
                                        const [file] = event.target.files ?? [];
                                        event.target.value = "";
                                        if (file) {
                                            void take(file);
                                        }
                                    }}
                                />
                                {words(values.length > 0 && !several ? "player.composite.upload.replace" : "player.composite.upload.pick")}
                            </label>
                            <span className="hint" id={describe.hintId}>
                                {words("player.composite.upload.hint", {
                                    types: types.join(", ") || "-", limited: String(types.length > 0),
                                    most: size(fileBytesMax ?? 0), sized: String(fileBytesMax !== undefined),
                                })}
                            </span>
                            {going
                                ? (
                                    <div className="upload-going">
                                        <progress aria-label={words("player.composite.upload.going", { name: going.name })} value={going.share} max={1} />
                                        <span>{words("player.composite.upload.going", { name: going.name })}</span>
                                        <Press look="quiet" onClick={() => running.current?.abort()}>{words("player.composite.upload.stop")}</Press>
                                    </div>
                                )
                                : null}
                        </div>
                    )
                    : <p className="hint">{words("player.composite.upload.not_here")}</p>}
            <p className="entry-trouble" role="alert">{trouble}</p>
        </div>
    );
}
