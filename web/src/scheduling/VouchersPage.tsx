import { useState } from "react";
import { useAsked } from "~/app/place";
import { Button } from "~/kit/Button";
import { Chip, type ChipKind } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { EmptyState } from "~/kit/EmptyState";
import { Link, LinkButton } from "~/kit/Link";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { Select } from "~/kit/Select";
import { Table } from "~/kit/Table";
import { toast } from "~/kit/Toast";
import { type Reply, useAct, useRead } from "~/kit/api";
import { useWords, type Words } from "~/kit/words/Words";
import { civilDay } from "./parts";
import "./scheduling.css";

type Voucher = Reply<"/api/manage/vouchers">["items"][number];
const kinds: Record<Voucher["state"], ChipKind> = { unused: "good", used: "plain", expired: "warn", withdrawn: "bad" };
const everyExam = "*";

export function coverWords(words: Words, voucher: Pick<Voucher, "percent" | "cents">) {
    return typeof voucher.percent === "number"
        ? words("scheduling.vouchers.percent", { percent: voucher.percent })
        : <Money cents={voucher.cents} />;
}

/** All vouchers, newest first. */
export default function VouchersPage() {
    const words = useWords();
    const asked = useAsked();
    const exam = asked.get("exam");
    const exams = useRead("/api/manage/exams");
    return (
        <>
            <PageHeader
                title={words("scheduling.vouchers.title")}
                lead={words("scheduling.vouchers.lead")}
                actions={<LinkButton look="primary" href="/manage/vouchers/new">{words("scheduling.vouchers.make")}</LinkButton>}
            />
            <Stack gap={5}>
                <div className="short-field">
                    <Select
                        label={words("scheduling.facts.exam")}
                        value={exam === "" ? everyExam : exam}
                        onChange={(chosen) => asked.set({ exam: chosen === everyExam ? "" : chosen })}
                        choices={[
                            { id: everyExam, name: words("scheduling.vouchers.everyExam") },
                            ...(exams.data ?? []).map((one) => ({ id: one.id, name: one.title })),
                        ]}
                    />
                </div>
                <List key={exam} exam={exam} />
            </Stack>
        </>
    );
}

function List({ exam }: { readonly exam: string }) {
    const words = useWords();
    const [trail, setTrail] = useState<readonly string[]>([]);
    const [withdrawing, setWithdrawing] = useState<Voucher>();
    const after = trail.at(-1);
    const reading = useRead("/api/manage/vouchers", {
        query: { ...(exam === "" ? {} : { exam }), ...(after === undefined ? {} : { after }) },
    });
    return (
        <Loaded reading={reading}>
            {({ items, next }) => items.length === 0
                ? <EmptyState title={words("scheduling.vouchers.none")}>{words("scheduling.vouchers.noneNext")}</EmptyState>
                : (
                    <>
                        <Rows items={items} onWithdraw={setWithdrawing} />
                        <Pagination
                            page={trail.length + 1}
                            hasMore={Boolean(next)}
                            onPage={(page) => setTrail(page > trail.length && next ? [...trail, next] : trail.slice(0, -1))}
                        />
                        {withdrawing ? <WithdrawDialog voucher={withdrawing} onClose={() => setWithdrawing(undefined)} /> : null}
                    </>
                )}
        </Loaded>
    );
}

function Rows({ items, onWithdraw }: { readonly items: readonly Voucher[]; readonly onWithdraw: (voucher: Voucher) => void }) {
    const words = useWords();
    return (
        <Table
            label={words("scheduling.vouchers.title")}
            rows={items}
            rowKey={(voucher) => voucher.id}
            columns={[
                {
                    id: "code",
                    title: words("scheduling.vouchers.code"),
                    cell: (voucher) => (
                        <>
                            <code>{voucher.code}</code>
                            {voucher.note === "" ? null : <div className="faint">{voucher.note}</div>}
                        </>
                    ),
                },
                { id: "exam", title: words("scheduling.facts.exam"), cell: (voucher) => voucher.exam_title },
                { id: "covers", title: words("scheduling.vouchers.covers"), cell: (voucher) => coverWords(words, voucher) },
                { id: "expires", title: words("scheduling.vouchers.expires"), cell: (voucher) => civilDay(voucher.expires_on, words.locale) },
                {
                    id: "state",
                    title: words("scheduling.desk.state"),
                    cell: (voucher) => (
                        <Row gap={2}>
                            <Chip kind={kinds[voucher.state]}>{words(`scheduling.vouchers.state.${voucher.state}`)}</Chip>
                            {voucher.booking
                                ? <Link href={`/manage/bookings/${voucher.booking}`}>{words("scheduling.vouchers.booking")}</Link>
                                : null}
                        </Row>
                    ),
                },
                {
                    id: "withdraw",
                    title: words("scheduling.vouchers.withdraw"),
                    align: "actions",
                    cell: (voucher) => voucher.state === "unused"
                        ? (
                            <Button
                                size="small"
                                aria-label={words("scheduling.vouchers.withdrawOf", { code: voucher.code })}
                                onPress={() => onWithdraw(voucher)}
                            >
                                {words("scheduling.vouchers.withdraw")}
                            </Button>
                        )
                        : null,
                },
            ]}
        />
    );
}

function WithdrawDialog({ voucher, onClose }: { readonly voucher: Voucher; readonly onClose: () => void }) {
    const words = useWords();
    const act = useAct("post", "/api/manage/vouchers/{voucher}/withdrawals", {
        done: () => {
            toast(words("scheduling.vouchers.withdrawn"));
            onClose();
        },
    });
    return (
        <ConfirmDialog
            isOpen
            danger
            title={words("scheduling.vouchers.withdrawTitle", { code: voucher.code })}
            confirm={words("scheduling.vouchers.withdraw")}
            isPending={act.isPending}
            failure={act.failure}
            onClose={onClose}
            onConfirm={() => act.run({ path: { voucher: voucher.id }, body: {} })}
        >
            {words("scheduling.vouchers.withdrawText")}
        </ConfirmDialog>
    );
}
