import { useState } from "react";
import { DropZone } from "react-aria-components/DropZone";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Text } from "react-aria-components/Text";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { useWords } from "./words/Words";
import "./FileDrop.css";
import "./field.css";

/** Takes one file, dropped or chosen, and refuses a larger one in words before it is sent. */
export function FileDrop({ label, hint, accept, limitBytes, onFile }: {
    readonly label: string;
    readonly hint?: string;
    /** Media types or endings, as the browser's file chooser knows them. */
    readonly accept?: readonly string[];
    readonly limitBytes: number;
    readonly onFile: (file: File) => void;
}) {
    const words = useWords();
    const [name, setName] = useState("");
    const [refusal, setRefusal] = useState("");
    const take = (file: File | undefined) => {
        if (!file) {
            return;
        }
        const fits = file.size <= limitBytes;
        setName(fits ? file.name : "");
        setRefusal(fits ? "" : words("kit.file.tooLarge", { name: file.name, limit: Math.floor(limitBytes / 1_000_000) }));
        if (fits) {
            onFile(file);
        }
    };
    return (
        <div className="field">
            <DropZone
                className="drop"
                onDrop={async (event) => {
                    const item = event.items.find((one) => one.kind === "file");
                    take(item?.kind === "file" ? await item.getFile() : undefined);
                }}
            >
                <Icon name="upload" />
                <Text slot="label">{name === "" ? label : name}</Text>
                <FileTrigger
                    {...(accept === undefined ? {} : { acceptedFileTypes: accept })}
                    onSelect={(files) => take(files?.[0])}
                >
                    <Button size="small">{words("kit.file.choose")}</Button>
                </FileTrigger>
            </DropZone>
            {hint === undefined ? null : <span className="field-hint">{hint}</span>}
            {refusal === "" ? null : <span className="field-error" role="alert">{refusal}</span>}
        </div>
    );
}
