import { useQuery } from "@tanstack/react-query";
import type { Failure } from "~/kit/failure";
import { bank, type Outline, readOutlines, type StimulusLine } from "./bankApi";

export function useOutlines() {
    return useQuery<readonly Outline[], Failure>({ queryKey: ["itembank outlines"], queryFn: readOutlines, staleTime: 300_000 });
}

export function useStimuli(exam: string) {
    return useQuery<readonly StimulusLine[], Failure>({ queryKey: ["itembank stimuli", exam], queryFn: () => bank.stimuli(exam), enabled: exam !== "" });
}
