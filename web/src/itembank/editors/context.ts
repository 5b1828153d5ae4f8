import { createContext, useContext } from "react";
import type { EditedPicture } from "./PictureStage";
import type { DraftBody, ItemFile, Question } from "./question";

export interface Editing {
    readonly item: string;
    readonly body: DraftBody;
    readonly question: Question;
    /** `label` names what is edited: typing on in it is one step of undo. */
    readonly edit: (next: (question: Question) => Question, label: string) => void;
    readonly editBody: (next: (body: DraftBody) => DraftBody, label: string) => void;
    /** Brings a picture and says how the texts name it. */
    readonly upload: (file: File) => Promise<ItemFile>;
    /** Where one of the item's files can be looked at. */
    readonly addressOf: (path: string) => string | undefined;
    readonly pictureOf: () => EditedPicture | undefined;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
    const editing = useContext(EditingContext);
    if (!editing) {
        throw new Error("useEditing needs the editor's page above it");
    }
    return editing;
}
