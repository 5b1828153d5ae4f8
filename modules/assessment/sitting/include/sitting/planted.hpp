// Faults a developer could make, planted on purpose: the simulation has to find each of them. Only a build
// with -DASSAY_PLANTED_FAULTS can choose one; in every other, planted() is false when it is compiled.
#pragma once
#include <boost/describe.hpp>

namespace sitting {

BOOST_DEFINE_ENUM_CLASS(Fault, none, accept_after_seal, late_answer_counted_unmarked, grace_too_long,
                        deadline_off_by_a_minute, clock_runs_in_pause, pause_limit_ignored, credit_twice,
                        outage_ends_exam, replay_ignores_grant, accommodation_shortens, forget_cause,
                        lost_takeover, sequence_gap_taken, irregularity_blocks, number_gap,
                        response_unchecked, acknowledge_without_append, state_kept_after_failed_append,
                        refusal_from_stale_memory)

#ifdef ASSAY_PLANTED_FAULTS
inline Fault chosen_fault = Fault::none;  // by the simulation, for the whole process
inline bool planted(Fault fault) { return chosen_fault == fault; }
#else
constexpr bool planted(Fault) { return false; }
#endif

}  // namespace sitting
