// The words of an attempt: its ids, states and what the rules speak of. The events are in events.hpp.
#pragma once
#include <base/id.hpp>
#include <base/time.hpp>
#include <sitting/response.hpp>

namespace itembank {
struct ItemVersion;  // only their ids are spoken of here
struct Form;
}  // namespace itembank

namespace sitting {

struct Attempt;
using AttemptId = Id<Attempt>;
using ItemId = Id<itembank::ItemVersion>;
using FormId = Id<itembank::Form>;

BOOST_DEFINE_ENUM_CLASS(Kind, exam, practice)
BOOST_DEFINE_ENUM_CLASS(Supervision, proctored, unproctored)
BOOST_DEFINE_ENUM_CLASS(Feedback, none, study)  // study: explanations after each answer; practice alone
BOOST_DEFINE_ENUM_CLASS(SubmittedBecause, candidate, time_over, ended_by_staff)
BOOST_DEFINE_ENUM_CLASS(Phase, none, created, checked_in, awaiting_proctor, authorised, in_progress, paused,
                        submitted, declined, aborted, expired, voided)
// Why staff acted, for counting; the text beside it is for the candidate.
BOOST_DEFINE_ENUM_CLASS(ReasonCode, technical, identity, behaviour, health, environment, candidate_request,
                        emergency, platform_fault, staff_error, accommodation, other)

// An item on the candidate's paper, options in this candidate's order.
struct Placed {
    ItemId item;
    Shape shape;
    std::uint64_t seed = 0;  // what a randomised item draws its numbers from; see item_seed
    bool operator==(const Placed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Placed, (), (item, shape))

// Where in which browser's journal a change was written. `journal` is the number this attempt gave it, from 1
// in the order it met them; its name stands in the event JournalOpened alone.
struct Mark {
    std::int64_t journal = 0;  // 0: in none
    std::int64_t sequence = 0;
    bool operator==(const Mark&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (journal, sequence))

// A stretch in which no server could save.
struct Outage {
    std::string id;
    Instant from{};
    Instant to{};
    bool operator==(const Outage&) const = default;
};

}  // namespace sitting
