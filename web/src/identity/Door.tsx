import type { ReactNode } from "react";
import { Stack } from "~/kit/layout";
import { PageHeader } from "~/kit/PageHeader";
import "./Door.css";

/** The narrow frame of the pages before one is in. */
export function Door({ title, lead, children }: {
    readonly title: string;
    readonly lead?: ReactNode;
    readonly children: ReactNode;
}) {
    return (
        <div className="door">
            <PageHeader title={title} lead={lead} />
            <Stack gap={5}>{children}</Stack>
        </div>
    );
}
