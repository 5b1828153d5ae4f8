// Who may sit which exam when. One rule a file (rule_*.cpp); each looks at what is known and at the time, and
// either says nothing or gives a reason: a stable code, a sentence that says from when it is possible, the
// facts.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>
#include <scheduling/policies.hpp>
#include <scheduling/words.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scheduling {

// One sitting of this exam by this person, as delivery and scoring announced it.
struct Sitting {
    int exam_version = 1;
    Instant submitted_at{};
    std::string zone;  // the seat's; online the candidate's
    Outcome outcome = Outcome::none;
    Date day() const { return local_date(submitted_at, zone); }
};

// Another booking the person still holds.
struct Held {
    std::string booking, exam, exam_title;
    Instant starts_at{}, ends_at{};
    std::string zone;
};

struct Standing {
    std::string exam;
    int exam_version = 1;
    bool beta = false;
    std::vector<Sitting> sittings{};  // of this exam, in any order
    std::vector<Held> bookings{};     // held or booked or checked in, of any exam
};

struct Wish {
    Mode mode = Mode::online;
    Instant starts_at{};
    Instant ends_at{};
    std::string zone;  // the seat's; online the candidate's
    Date day() const { return local_date(starts_at, zone); }
};

struct Reason {
    std::string code;
    std::string sentence;
    Facts facts{};
    std::optional<Date> from{};  // a sitting may start on this day, as far as this rule goes
    bool operator==(const Reason&) const = default;
};
using MaybeReason = std::optional<Reason>;

// Rules about the day of the sitting.
MaybeReason retake_wait(const Standing&, const RetakePolicy&, Date day);
MaybeReason retake_limit(const Standing&, const RetakePolicy&, Date day);
MaybeReason retake_after_pass(const Standing&, const RetakePolicy&, Date day);
MaybeReason beta_once(const Standing&, const Policies&);
// Rules about the moment of booking.
MaybeReason lead_time(const Wish&, const Policies&, Instant now);
MaybeReason horizon(const Wish&, const Policies&, Instant now);
// Rules about the person's other bookings. `except` is the booking being moved.
MaybeReason booked_already(const Standing&, std::string_view except);
MaybeReason overlap(const Standing&, const Wish&, std::string_view except);

// Why can't I book this? Every rule that stops the wish; none: it may be booked.
std::vector<Reason> explain(const Standing&, const Policies&, const Wish&, Instant now,
                            std::string_view except = {});

// Why can't I book at all? What holds whatever time is chosen, and the first day that may be sat.
struct Eligibility {
    bool bookable = true;            // some day within the horizon may be booked now
    std::optional<Date> earliest{};  // nothing: no day is known
    std::vector<Reason> reasons{};
};
Eligibility eligibility(const Standing&, const Policies&, std::string_view zone, Instant now);

// The first reason as a failure, with the others' sentences as problems.
std::unexpected<Failure> refused(const std::vector<Reason>&);

}  // namespace scheduling
