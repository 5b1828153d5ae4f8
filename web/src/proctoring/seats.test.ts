import { describe, expect, it } from "vitest";
import { choiceOf, seatChoices, seatIn } from "./seats";
import { hasSpan, minutesOf } from "./timeBank";

const rooms = [
    { id: "quiet", title: "Quiet room", seats: [1] },
    { id: "r1", title: "Room 1", seats: [1, 4] },
];

describe("free seats", () => {
    it("are chosen one by one, by their room's name", () => {
        expect(seatChoices(rooms).map((one) => `${one.title} ${one.seat}`)).toEqual(["Quiet room 1", "Room 1 1", "Room 1 4"]);
    });
    it("are found again by what was chosen, and nothing else is", () => {
        expect(seatChoices(rooms).map((one) => seatIn(rooms, choiceOf(one)))).toEqual([
            { room: "quiet", seat: 1 },
            { room: "r1", seat: 1 },
            { room: "r1", seat: 4 },
        ]);
        expect([undefined, "", "r1/2", "r2/1"].map((choice) => seatIn(rooms, choice))).toEqual([undefined, undefined, undefined, undefined]);
    });
});

describe("a line of the time bank", () => {
    it("rounds begun minutes up", () => {
        expect([0, 1, 60, 61].map(minutesOf)).toEqual([0, 1, 1, 2]);
    });
    it("tells of a stretch, unless time was given at a moment", () => {
        expect((["granted", "accommodation", "credited", "paused", "own_break", "silence"] as const).map((kind) => hasSpan({ kind })))
            .toEqual([false, false, true, true, true, true]);
    });
});
