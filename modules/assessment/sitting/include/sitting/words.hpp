// What can happen to an attempt. Events are the durable record: never edited, never deleted one by one, and
// every number a rule needs later (allowed time, the end of a pause) stands in the event, so that a log
// replays the same under rules that have changed since.
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

struct Placed {
    ItemId item;
    Shape shape;
    bool operator==(const Placed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Placed, (), (item, shape))

// Where in which browser's journal a change was written. Within a journal the higher sequence is the later
// change; between journals, the one this attempt met later.
struct Mark {
    std::string journal;
    std::int64_t sequence = 0;
    bool operator==(const Mark&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (journal, sequence))

struct Created {
    static constexpr std::string_view kind = "created";
    Kind attempt_kind = Kind::exam;
    Supervision supervision = Supervision::proctored;
    Feedback feedback = Feedback::none;
    FormId form;
    std::string language;
    std::vector<Placed> items;       // in this candidate's order, options too
    std::int64_t minutes = 0;        // the exam's own time
    std::int64_t extra_minutes = 0;  // by accommodation
    std::int64_t break_minutes = 0;  // paused breaks by accommodation
    Instant open_until{};            // not started by then: expired
    bool operator==(const Created&) const = default;
};
struct CheckedIn {
    static constexpr std::string_view kind = "checked_in";
    bool operator==(const CheckedIn&) const = default;
};
struct AgreementAccepted {
    static constexpr std::string_view kind = "agreement_accepted";
    std::string agreement;  // which text, by version
    bool operator==(const AgreementAccepted&) const = default;
};
struct AwaitingProctor {
    static constexpr std::string_view kind = "awaiting_proctor";
    bool operator==(const AwaitingProctor&) const = default;
};
struct Authorised {
    static constexpr std::string_view kind = "authorised";
    std::string by;  // empty: the scheme, for an exam without a proctor
    bool operator==(const Authorised&) const = default;
};
struct Refused {  // the candidate may put it right and ask again
    static constexpr std::string_view kind = "refused";
    std::string by;
    std::string reason;
    bool operator==(const Refused&) const = default;
};
struct Started {
    static constexpr std::string_view kind = "started";
    bool operator==(const Started&) const = default;
};
struct Navigated {
    static constexpr std::string_view kind = "navigated";
    Mark mark;
    std::int64_t position = 0;
    bool operator==(const Navigated&) const = default;
};
struct Answered {
    static constexpr std::string_view kind = "answered";
    Mark mark;
    ItemId item;
    std::optional<Response> response;  // nothing: the answer was taken back
    std::int64_t position = 0;
    bool late = false;  // reached the server in the grace after the end
    bool operator==(const Answered&) const = default;
};
struct Flagged {
    static constexpr std::string_view kind = "flagged";
    Mark mark;
    ItemId item;
    bool operator==(const Flagged&) const = default;
};
struct Unflagged {
    static constexpr std::string_view kind = "unflagged";
    Mark mark;
    ItemId item;
    bool operator==(const Unflagged&) const = default;
};
struct StruckOut {
    static constexpr std::string_view kind = "struck_out";
    Mark mark;
    ItemId item;
    std::vector<std::string> options;  // all that are struck out now
    bool operator==(const StruckOut&) const = default;
};
struct NoteChanged {
    static constexpr std::string_view kind = "note_changed";
    Mark mark;
    ItemId item;
    std::string text;
    bool operator==(const NoteChanged&) const = default;
};
struct Commented {  // to the programme, about the item
    static constexpr std::string_view kind = "commented";
    Mark mark;
    ItemId item;
    std::string text;
    bool operator==(const Commented&) const = default;
};
struct JournalSealed {  // the clock has run out: nothing beyond this place in the journal counts
    static constexpr std::string_view kind = "journal_sealed";
    Mark mark;
    bool operator==(const JournalSealed&) const = default;
};
struct Paused {
    static constexpr std::string_view kind = "paused";
    std::string by;  // empty: the candidate's own break
    std::string reason;
    Instant until{};  // then the clock runs again
    bool operator==(const Paused&) const = default;
};
struct Resumed {
    static constexpr std::string_view kind = "resumed";
    std::string by;  // empty: the candidate, or the limit of the pause
    bool operator==(const Resumed&) const = default;
};
struct TimeGranted {
    static constexpr std::string_view kind = "time_granted";
    std::string by;  // empty: the platform, for time it lost
    std::int64_t minutes = 0;
    std::string reason;
    bool operator==(const TimeGranted&) const = default;
};
struct Lost {  // silence, written down when it ends; the clock ran on
    static constexpr std::string_view kind = "lost";
    Instant since{};
    bool operator==(const Lost&) const = default;
};
struct Back {
    static constexpr std::string_view kind = "back";
    std::int64_t seconds = 0;  // how long it was silent
    bool operator==(const Back&) const = default;
};
struct Submitted {
    static constexpr std::string_view kind = "submitted";
    SubmittedBecause why = SubmittedBecause::candidate;
    std::string by;  // ended_by_staff only
    std::string reason;
    bool operator==(const Submitted&) const = default;
};
struct Declined {
    static constexpr std::string_view kind = "declined";
    bool operator==(const Declined&) const = default;
};
struct Aborted {  // ended by staff with nothing to score
    static constexpr std::string_view kind = "aborted";
    std::string by;
    std::string reason;
    bool operator==(const Aborted&) const = default;
};
struct Expired {  // never started
    static constexpr std::string_view kind = "expired";
    bool operator==(const Expired&) const = default;
};
struct Voided {
    static constexpr std::string_view kind = "voided";
    std::string by;
    std::string reason;
    bool operator==(const Voided&) const = default;
};
BOOST_DESCRIBE_STRUCT(Created, (),
                      (attempt_kind, supervision, feedback, form, language, items, minutes, extra_minutes,
                       break_minutes, open_until))
BOOST_DESCRIBE_STRUCT(CheckedIn, (), ())
BOOST_DESCRIBE_STRUCT(AgreementAccepted, (), (agreement))
BOOST_DESCRIBE_STRUCT(AwaitingProctor, (), ())
BOOST_DESCRIBE_STRUCT(Authorised, (), (by))
BOOST_DESCRIBE_STRUCT(Refused, (), (by, reason))
BOOST_DESCRIBE_STRUCT(Started, (), ())
BOOST_DESCRIBE_STRUCT(Navigated, (), (mark, position))
BOOST_DESCRIBE_STRUCT(Answered, (), (mark, item, response, position, late))
BOOST_DESCRIBE_STRUCT(Flagged, (), (mark, item))
BOOST_DESCRIBE_STRUCT(Unflagged, (), (mark, item))
BOOST_DESCRIBE_STRUCT(StruckOut, (), (mark, item, options))
BOOST_DESCRIBE_STRUCT(NoteChanged, (), (mark, item, text))
BOOST_DESCRIBE_STRUCT(Commented, (), (mark, item, text))
BOOST_DESCRIBE_STRUCT(JournalSealed, (), (mark))
BOOST_DESCRIBE_STRUCT(Paused, (), (by, reason, until))
BOOST_DESCRIBE_STRUCT(Resumed, (), (by))
BOOST_DESCRIBE_STRUCT(TimeGranted, (), (by, minutes, reason))
BOOST_DESCRIBE_STRUCT(Lost, (), (since))
BOOST_DESCRIBE_STRUCT(Back, (), (seconds))
BOOST_DESCRIBE_STRUCT(Submitted, (), (why, by, reason))
BOOST_DESCRIBE_STRUCT(Declined, (), ())
BOOST_DESCRIBE_STRUCT(Aborted, (), (by, reason))
BOOST_DESCRIBE_STRUCT(Expired, (), ())
BOOST_DESCRIBE_STRUCT(Voided, (), (by, reason))

using Event =
    std::variant<Created, CheckedIn, AgreementAccepted, AwaitingProctor, Authorised, Refused, Started,
                 Navigated, Answered, Flagged, Unflagged, StruckOut, NoteChanged, Commented, JournalSealed,
                 Paused, Resumed, TimeGranted, Lost, Back, Submitted, Declined, Aborted, Expired, Voided>;

// One line of the log. `cause` is the command's id (a second event of one command adds "+1"), or
// "due/<number>" for what time itself caused. (attempt, number) and (attempt, cause) are unique.
struct Entry {
    std::int64_t number = 0;  // from 1, without holes
    Instant at{};             // the server's time; never before the entry in front
    std::string cause;
    Event event;
    bool operator==(const Entry&) const = default;
};

}  // namespace sitting
