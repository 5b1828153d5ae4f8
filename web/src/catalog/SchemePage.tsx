import { useState } from "react";
import { usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { Form, FormActions } from "~/kit/Form";
import { Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { TextField } from "~/kit/TextField";
import { toast } from "~/kit/Toast";
import { useWords } from "~/kit/words/Words";
import { PolicyRow, type Policy, type PolicyValue } from "./PolicyRow";
import { SchemeHistory } from "./SchemeHistory";
import "./catalogue.css";

type Scheme = Reply<"/api/manage/schemes/{certification}">;
const groups = ["price", "booking", "retake", "result", "credential"] as const;

/** A scheme's policies, each with the sentence it means. What is changed becomes a new version, with a reason. */
export default function SchemePage() {
    const certification = usePathPart("certification");
    const reading = useRead("/api/manage/schemes/{certification}", { path: { certification } });
    // A new version begins with nothing changed: the key makes the page forget what was typed.
    return <Loaded reading={reading} lines={10}>{(scheme) => <Found key={scheme.version} scheme={scheme} />}</Loaded>;
}

function Found({ scheme }: { readonly scheme: Scheme }) {
    const words = useWords();
    const [changes, setChanges] = useState<Record<string, PolicyValue>>({});
    const save = useAct("patch", "/api/manage/schemes/{certification}", {
        done: ({ version }) => toast(words("catalog.scheme.saved", { version })),
    });
    const changed = Object.keys(changes).length;
    const change = (policy: Policy, value: PolicyValue) => {
        const { [policy.key]: _, ...others } = changes;
        setChanges(value === policy.value ? others : { ...others, [policy.key]: value });
    };
    return (
        <>
            <PageHeader
                title={scheme.title}
                lead={words("catalog.scheme.lead", { version: scheme.version })}
                crumbs={[{ name: words("catalog.schemes.title"), href: "/manage/schemes" }]}
                chips={<Chip>{words(`catalog.level.${scheme.level}`)}</Chip>}
            />
            <Stack gap={6}>
                {groups.map((group) => (
                    <Section key={group} title={words(`catalog.group.${group}`)} gap={2}>
                        <div>
                            {scheme.policies.filter((policy) => policy.group === group).map((policy) => (
                                <PolicyRow
                                    key={policy.key}
                                    policy={policy}
                                    facts={factsOf(policy, scheme.policies)}
                                    value={policy.key in changes ? changes[policy.key] as PolicyValue : policy.value as PolicyValue}
                                    isChanged={policy.key in changes}
                                    onChange={(value) => change(policy, value)}
                                />
                            ))}
                        </div>
                    </Section>
                ))}
                {changed === 0 ? null : (
                    <div className="scheme-save"><Card>
                        <Form
                            aria-label={words("catalog.scheme.save")}
                            failure={save.failure}
                            onSubmit={({ reason }) => save.run({
                                path: { certification: scheme.certification },
                                body: { version: scheme.version, policies: changes, reason: reason ?? "" },
                            })}
                        >
                            <h2>{words("catalog.scheme.changed", { count: changed })}</h2>
                            <TextField
                                name="reason"
                                label={words("catalog.scheme.reason")}
                                hint={words("catalog.scheme.reasonHint")}
                                minLength={3}
                                maxLength={500}
                            />
                            <FormActions>
                                <Button onPress={() => setChanges({})}>{words("catalog.scheme.undo")}</Button>
                                <Button type="submit" look="primary" isPending={save.isPending}>{words("catalog.scheme.save")}</Button>
                            </FormActions>
                        </Form>
                    </Card></div>
                )}
                <SchemeHistory history={scheme.history} />
            </Stack>
        </>
    );
}

/** A policy's value and the others that stand in its sentence. */
function factsOf(policy: Policy, all: readonly Policy[]): Record<string, string> {
    const valueOf = (key: string) => String(all.find((one) => one.key === key)?.value ?? "");
    return {
        value: String(policy.value ?? ""),
        months: valueOf("retake_window_months"),
        preset: valueOf("retake_preset"),
        ...(policy.key === "price_cents" ? { currency: valueOf("currency") } : {}),
    };
}
