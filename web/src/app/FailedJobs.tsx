import { Button } from "~/kit/Button";
import { useAct, useRead } from "~/kit/api";
import { EmptyState } from "~/kit/EmptyState";
import { Section } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { Table } from "~/kit/Table";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";

/** Jobs that were tried as often as they may be; whoever has mended the cause sends them on their way again. */
export function FailedJobs() {
    const words = useWords();
    const reading = useRead("/api/manage/jobs/failed");
    const again = useAct("post", "/api/manage/jobs/retries", { done: () => toast(words("app.operation.retried")) });
    return (
        <Section title={words("app.operation.jobs")}>
            {again.failure ? <Notice kind="bad">{problem(words, again.failure)}</Notice> : null}
            <Loaded reading={reading}>
                {(jobs) => jobs.length === 0
                    ? <EmptyState icon="check" title={words("app.operation.noJobs")} />
                    : (
                        <Table
                            label={words("app.operation.jobs")}
                            rows={jobs}
                            rowKey={(job) => `${job.kind} ${job.key} ${job.hearer}`}
                            columns={[
                                { id: "kind", title: words("app.operation.kind"), cell: (job) => <code>{job.kind}</code> },
                                { id: "last", title: words("app.operation.last"), cell: (job) => <When at={job.last_at} /> },
                                { id: "tries", title: words("app.operation.tries"), align: "end", cell: (job) => job.attempts },
                                { id: "error", title: words("app.operation.error"), cell: (job) => job.last_error },
                                {
                                    id: "again",
                                    title: words("kit.retry"),
                                    align: "actions",
                                    cell: (job) => (
                                        <Button
                                            size="small"
                                            isDisabled={again.isPending}
                                            onPress={() => again.run({ body: { kind: job.kind, key: job.key } })}
                                        >
                                            {words("kit.retry")}
                                        </Button>
                                    ),
                                },
                            ]}
                        />
                    )}
            </Loaded>
        </Section>
    );
}
