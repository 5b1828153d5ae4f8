import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Form as AriaForm } from "react-aria-components/Form";
import { Failure } from "./failure";
import { Notice } from "./Notice";
import { fieldProblems, problem } from "./words/problem";
import { useWords } from "./words/Words";
import "./Form.css";

/** The named fields' values; a checked Checkbox is "on", an unchecked one is absent. */
export type FormValues = Record<string, string>;

interface FormProps {
    readonly children: ReactNode;
    readonly onSubmit: (values: FormValues) => void;
    /** What the server said to the last try: its field errors land on the fields of those names, the rest stands above. */
    readonly failure?: unknown;
    readonly "aria-label"?: string;
}

export function Form({ children, onSubmit, failure, ...rest }: FormProps) {
    const words = useWords();
    const form = useRef<HTMLFormElement>(null);
    const errors = fieldProblems(words, failure);
    const known = Object.keys(errors).length > 0;
    useEffect(() => {
        if (failure) {
            const target = form.current?.querySelector<HTMLElement>("[data-invalid] input, [data-invalid] textarea, .notice");
            target?.focus();
        }
    }, [failure]);
    const submit = (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const entries = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === "string");
        onSubmit(Object.fromEntries(entries) as FormValues);
    };
    return (
        <AriaForm {...rest} ref={form} className="form" validationErrors={errors} onSubmit={submit}>
            {failure && !(known && failure instanceof Failure && failure.status === 422)
                ? <Notice kind="bad">{problem(words, failure)}</Notice>
                : null}
            {children}
        </AriaForm>
    );
}

/** The row of buttons that ends a form. */
export function FormActions({ children }: { readonly children: ReactNode }) {
    return <div className="form-actions">{children}</div>;
}
