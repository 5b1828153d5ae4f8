import { useState } from "react";
import { Button } from "~/kit/Button";
import { StateChip } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { AccommodationDialog } from "./AccommodationDialog";
import { Part } from "./Part";

type Request = Reply<"/api/me/accommodations">["requests"][number];

/** The one profile that the clock, the seat search and the proctor obey. */
export function AccommodationPart() {
    const words = useWords();
    const reading = useRead("/api/me/accommodations");
    const [asking, setAsking] = useState(false);
    const [leaving, setLeaving] = useState<Request>();
    const withdraw = useAct("delete", "/api/me/accommodations/{accommodation}", {
        done: () => {
            setLeaving(undefined);
            toast(words("identity.accommodation.withdrawn"));
        },
    });
    return (
        <Part title={words("identity.accommodation.title")} about={words("identity.accommodation.about")}>
            <Loaded reading={reading}>
                {({ requests }) => requests.length === 0
                    ? <p className="soft">{words("identity.accommodation.none")}</p>
                    : (
                        <Stack gap={3}>
                            {requests.map((one) => (
                                <AccommodationLine key={one.id} request={one} onWithdraw={() => setLeaving(one)} />
                            ))}
                        </Stack>
                    )}
            </Loaded>
            <Row><Button onPress={() => setAsking(true)}>{words("identity.accommodation.ask")}</Button></Row>
            <AccommodationDialog isOpen={asking} onClose={() => setAsking(false)} />
            <ConfirmDialog
                title={words("identity.accommodation.withdrawTitle")}
                confirm={words("identity.accommodation.withdraw")}
                isOpen={leaving !== undefined}
                isPending={withdraw.isPending}
                failure={withdraw.failure}
                onClose={() => setLeaving(undefined)}
                onConfirm={() => leaving && withdraw.run({ path: { accommodation: leaving.id } })}
            >
                {words("identity.accommodation.withdrawText")}
            </ConfirmDialog>
        </Part>
    );
}

function AccommodationLine({ request, onWithdraw }: { readonly request: Request; readonly onWithdraw: () => void }) {
    const words = useWords();
    const name = words(`identity.accommodation.preset.${request.preset}`);
    return (
        <div>
            <Row spread>
                <span>{name}</span>
                <Row gap={2}>
                    <StateChip state={request.state === "refused" ? "rejected" : request.state === "requested" ? "held" : request.state}>
                        {words(`identity.accommodation.state.${request.state}`)}
                    </StateChip>
                    {request.state === "requested" || request.state === "approved"
                        ? (
                            <Button
                                look="quiet"
                                size="small"
                                aria-label={words("identity.accommodation.withdrawOne", { name })}
                                onPress={onWithdraw}
                            >
                                {words("identity.accommodation.withdraw")}
                            </Button>
                        )
                        : null}
                </Row>
            </Row>
            {request.answer ? <p className="soft small">{request.answer}</p> : null}
        </div>
    );
}
