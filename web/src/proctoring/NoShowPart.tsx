import { useState } from "react";
import { useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";

/** Recording that nobody came; possible once check-in has closed. */
export function NoShowPart({ booking }: { readonly booking: string }) {
    const words = useWords();
    const [asks, setAsks] = useState(false);
    const [reason, setReason] = useState("");
    const { data: detail } = useRead("/api/manage/bookings/{booking}", { path: { booking } }, { refetchInterval: 30_000 });
    const record = useAct("post", "/api/manage/bookings/{booking}/no-shows", {
        done: () => {
            setAsks(false);
            toast(words("proctoring.noShow.done"));
        },
    });
    if (!detail) {
        return null;
    }
    if (!detail.booking.may_be_no_show) {
        return <p className="soft">{words("proctoring.noShow.later")}</p>;
    }
    const said = reason.trim();
    return (
        <div>
            <Button onPress={() => setAsks(true)}>{words("proctoring.noShow.go")}</Button>
            <ConfirmDialog
                title={words("proctoring.noShow.title")}
                confirm={words("proctoring.noShow.go")}
                danger
                isOpen={asks}
                isPending={record.isPending}
                failure={record.failure}
                onConfirm={() => record.run({ path: { booking }, body: said === "" ? {} : { reason: said } })}
                onClose={() => setAsks(false)}
            >
                <p>{words("proctoring.noShow.about")}</p>
                <TextArea label={words("proctoring.noShow.reason")} optional maxLength={500} rows={2} value={reason} onChange={setReason} />
            </ConfirmDialog>
        </div>
    );
}
