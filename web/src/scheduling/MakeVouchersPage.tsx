import { useState } from "react";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { DatePicker } from "~/kit/DatePicker";
import { Form, FormActions } from "~/kit/Form";
import { Icon } from "~/kit/Icon";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { NumberField } from "~/kit/NumberField";
import { PageHeader } from "~/kit/PageHeader";
import { RadioGroup } from "~/kit/RadioGroup";
import { Select } from "~/kit/Select";
import { Table } from "~/kit/Table";
import { TextArea } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { type Reply, useAct, useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { civilDay } from "./parts";
import "./scheduling.css";
import { csv, rowsMax, voucherRows } from "./voucherRows";

type Made = Reply<"/api/manage/vouchers", "post">;

/** Vouchers in bulk; every row says what became of it. */
export default function MakeVouchersPage() {
    const words = useWords();
    const exams = useRead("/api/manage/exams");
    const [made, setMade] = useState<Made>();
    return (
        <>
            <PageHeader
                title={words("scheduling.vouchers.make")}
                crumbs={[{ name: words("scheduling.vouchers.title"), href: "/manage/vouchers" }]}
            />
            {made
                ? <Results made={made} onMore={() => setMade(undefined)} />
                : <Loaded reading={exams}>{(all) => <Order exams={all} onMade={setMade} />}</Loaded>}
        </>
    );
}

function Order({ exams, onMade }: { readonly exams: Reply<"/api/manage/exams">; readonly onMade: (made: Made) => void }) {
    const words = useWords();
    const [covers, setCovers] = useState("percent");
    const make = useAct("post", "/api/manage/vouchers", { done: onMade });
    const percent = covers === "percent";
    return (
        <div className="narrow-form">
            <Form
                failure={make.failure}
                onSubmit={(values) => make.run({ body: { rows: voucherRows(values, values["exam"] ?? "", covers) } })}
            >
                <Select
                    name="exam"
                    label={words("scheduling.facts.exam")}
                    choices={exams.map((one) => ({ id: one.id, name: one.title, note: one.code }))}
                />
                <RadioGroup
                    label={words("scheduling.vouchers.covers")}
                    value={covers}
                    onChange={setCovers}
                    choices={[
                        { id: "percent", name: words("scheduling.vouchers.asPercent") },
                        { id: "amount", name: words("scheduling.vouchers.asAmount") },
                    ]}
                />
                <NumberField
                    key={covers}
                    name="amount"
                    label={words(percent ? "scheduling.vouchers.percentField" : "scheduling.vouchers.amountField")}
                    defaultValue={percent ? 100 : 50}
                    minValue={percent ? 1 : 0.01}
                    maxValue={percent ? 100 : 1_000_000}
                    formatOptions={{ maximumFractionDigits: percent ? 0 : 2 }}
                />
                <DatePicker optional name="expires" label={words("scheduling.vouchers.expires")} hint={words("scheduling.vouchers.expiresHint")} />
                <NumberField
                    name="count"
                    label={words("scheduling.vouchers.count")}
                    hint={words("scheduling.vouchers.countHint", { most: rowsMax })}
                    defaultValue={1}
                    minValue={1}
                    maxValue={rowsMax}
                />
                <TextArea optional name="notes" label={words("scheduling.vouchers.notes")} hint={words("scheduling.vouchers.notesHint")} />
                <FormActions>
                    <Button type="submit" look="primary" isPending={make.isPending}>{words("scheduling.vouchers.make")}</Button>
                </FormActions>
            </Form>
        </div>
    );
}

function Results({ made, onMore }: { readonly made: Made; readonly onMore: () => void }) {
    const words = useWords();
    const vouchers = made.results.flatMap(({ voucher }) => voucher ? [voucher] : []);
    const copy = () => {
        const codes = vouchers.map((voucher) => voucher.code).join("\n");
        void navigator.clipboard.writeText(codes).then(() => toast(words("scheduling.vouchers.copied")));
    };
    const download = () => {
        const lines = [
            ["code", "exam", "expires_on", "note"],
            ...vouchers.map((voucher) => [voucher.code, voucher.exam, voucher.expires_on, voucher.note]),
        ];
        const address = URL.createObjectURL(new Blob([csv(lines)], { type: "text/csv" }));
        const link = document.createElement("a");
        link.href = address;
        link.download = "vouchers.csv";
        link.click();
        URL.revokeObjectURL(address);
    };
    return (
        <Stack gap={5}>
            <Notice
                kind={made.refused === 0 ? "good" : "warn"}
                title={words("scheduling.vouchers.made", { count: made.made })}
            >
                {made.refused === 0 ? undefined : words("scheduling.vouchers.refused", { count: made.refused })}
            </Notice>
            <Row>
                <Button isDisabled={vouchers.length === 0} onPress={copy}><Icon name="copy" />{words("scheduling.vouchers.copy")}</Button>
                <Button isDisabled={vouchers.length === 0} onPress={download}>
                    <Icon name="download" />
                    {words("scheduling.vouchers.download")}
                </Button>
                <Button onPress={onMore}>{words("scheduling.vouchers.more")}</Button>
            </Row>
            <Table
                label={words("scheduling.vouchers.results")}
                rows={made.results}
                rowKey={(result) => result.row}
                columns={[
                    { id: "row", title: words("scheduling.vouchers.row"), cell: (result) => result.row + 1 },
                    {
                        id: "code",
                        title: words("scheduling.vouchers.code"),
                        cell: ({ voucher, problem }) => voucher
                            ? <code>{voucher.code}</code>
                            : <><Chip kind="bad">{words("scheduling.vouchers.notMade")}</Chip> {problem}</>,
                    },
                    { id: "note", title: words("scheduling.vouchers.note"), cell: ({ voucher }) => voucher?.note ?? "" },
                    {
                        id: "expires",
                        title: words("scheduling.vouchers.expires"),
                        cell: ({ voucher }) => voucher ? civilDay(voucher.expires_on, words.locale) : "",
                    },
                ]}
            />
        </Stack>
    );
}
