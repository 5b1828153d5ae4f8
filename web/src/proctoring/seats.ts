import type { Reply } from "~/kit/api";

export type FreeRooms = Reply<"/api/manage/attempts/{attempt}/free-seats">;

export interface FreeSeat {
    readonly room: string;
    readonly title: string;
    readonly seat: number;
}

/** Every free seat, room by room. */
export function seatChoices(rooms: FreeRooms): readonly FreeSeat[] {
    return rooms.flatMap(({ id, title, seats }) => seats.map((seat) => ({ room: id, title, seat })));
}

/** A seat as the value of a choice. */
export function choiceOf({ room, seat }: FreeSeat): string {
    return `${room}/${seat}`;
}

/** The seat a choice stands for; nothing when it is not among the free ones. */
export function seatIn(rooms: FreeRooms, choice: string | undefined): { room: string; seat: number } | undefined {
    const found = seatChoices(rooms).find((one) => choiceOf(one) === choice);
    return found ? { room: found.room, seat: found.seat } : undefined;
}
