import type { Reply } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Stack } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import "./catalogue.css";

type Domain = Reply<"/api/exams/{exam}">["domains"][number];

/** What an exam asks: the weights at a glance, and every objective for whoever wants to know exactly. */
export function Outline({ domains }: { readonly domains: readonly Domain[] }) {
    const words = useWords();
    return (
        <Stack gap={5}>
            <Bars
                label={words("catalog.outline.weights")}
                bars={domains.map((domain) => ({
                    id: domain.id,
                    name: words("catalog.outline.domain", { id: domain.id, title: domain.title }),
                    value: domain.weight,
                    text: words("catalog.outline.percent", { percent: domain.weight }),
                }))}
            />
            <div>
                {domains.map((domain) => (
                    <details key={domain.id} className="outline-domain">
                        <summary>
                            <span>{words("catalog.outline.domain", { id: domain.id, title: domain.title })}</span>
                            <span>{words("catalog.outline.tasks", { count: domain.tasks.length })}</span>
                        </summary>
                        <div className="outline-tasks">
                            {domain.tasks.map((task) => (
                                <div key={task.id}>
                                    <h3>{words("catalog.outline.domain", { id: task.id, title: task.title })}</h3>
                                    <ul>{task.objectives.map((objective) => <li key={objective.id}>{objective.text}</li>)}</ul>
                                </div>
                            ))}
                        </div>
                    </details>
                ))}
            </div>
        </Stack>
    );
}
