import { type Reply, useRead } from "~/kit/api";
import type { Who } from "./module";

export type Me = Reply<"/api/me">;
export type Person = NonNullable<Me["person"]>;

/** Who is reading. While that is not known yet, `me` is undefined. */
export function useMe() {
    const reading = useRead("/api/me");
    return { me: reading.data, person: reading.data?.person ?? undefined, reading };
}

export function maySee(who: Who = "anyone", person: Person | undefined): boolean {
    if (who === "anyone") {
        return true;
    }
    if (!person) {
        return false;
    }
    return who === "person" || who.some((role) => person.roles.includes(role));
}
