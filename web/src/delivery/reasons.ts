/** Why staff do something to an attempt, as the record keeps it. */
export const reasonCodes = [
    "technical", "platform_fault", "environment", "health", "emergency", "identity", "behaviour", "candidate_request", "accommodation", "staff_error", "other",
] as const;

export type ReasonCode = typeof reasonCodes[number];

/** The code of that name; nothing for any other text. */
export function reasonCode(name: string | undefined): ReasonCode | undefined {
    return reasonCodes.find((one) => one === name);
}
