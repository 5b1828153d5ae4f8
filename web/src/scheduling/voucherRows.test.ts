import { describe, expect, it } from "vitest";
import { csv, rowsMax, voucherRows } from "./voucherRows";

describe("voucherRows", () => {
    it("makes a row for every name", () => {
        expect(voucherRows({ notes: "Ann\n\n Bea ", amount: "50", count: "9" }, "cf", "percent")).toEqual([
            { exam: "cf", percent: 50, note: "Ann" },
            { exam: "cf", percent: 50, note: "Bea" },
        ]);
    });

    it("makes as many as asked for, in whole cents, within the limit", () => {
        expect(voucherRows({ count: "2", amount: "12.34", expires: "2027-01-31" }, "cf", "amount")).toEqual([
            { exam: "cf", cents: 1234, expires_on: "2027-01-31" },
            { exam: "cf", cents: 1234, expires_on: "2027-01-31" },
        ]);
        expect(voucherRows({ count: "9999", amount: "1" }, "cf", "percent")).toHaveLength(rowsMax);
        expect(voucherRows({ count: "", amount: "1" }, "cf", "percent")).toHaveLength(1);
    });
});

describe("csv", () => {
    it("quotes, and lets no cell become a formula", () => {
        expect(csv([["a", 'say "b"'], ["=1+1", "-2"]])).toBe('"a","say ""b"""\r\n"\'=1+1","\'-2"');
    });
});
