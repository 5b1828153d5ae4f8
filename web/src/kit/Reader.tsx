import { createContext, type ReactNode, useContext } from "react";

const ReaderZone = createContext<string | undefined>(undefined);

/** The zone the reader's account names; without one, the browser's. */
export function ReaderZoneProvider({ zone, children }: { readonly zone: string | undefined; readonly children: ReactNode }) {
    return <ReaderZone value={zone}>{children}</ReaderZone>;
}

export function useReaderZone(): string {
    return useContext(ReaderZone) ?? browserZone();
}

export function browserZone(): string {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
