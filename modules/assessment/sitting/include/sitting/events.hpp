// What can happen to an attempt. Events are the durable record: never edited, never deleted one by one, and
// every number a rule needs later (allowed time, the end of a pause) stands in the event, so that a log
// replays the same under rules that have changed since.
#pragma once
#include <sitting/words.hpp>

namespace sitting {

struct Created {
    static constexpr std::string_view kind = "created";
    FormId form;
    std::int64_t seed = 0;  // of the selection; not below 0
    std::string selection;  // the method's name: items and their order follow from form, seed and this
    Kind attempt_kind = Kind::exam;
    Supervision supervision = Supervision::proctored;
    Feedback feedback = Feedback::none;
    std::string language;
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
    ReasonCode code = ReasonCode::other;
    std::string reason;
    bool operator==(const Refused&) const = default;
};
struct Started {
    static constexpr std::string_view kind = "started";
    bool operator==(const Started&) const = default;
};
struct JournalOpened {  // a browser is heard of for the first time
    static constexpr std::string_view kind = "journal_opened";
    std::int64_t journal = 0;  // its number from now on
    std::string name;
    bool operator==(const JournalOpened&) const = default;
};
struct TakenOver {  // by the candidate's word: this browser writes now
    static constexpr std::string_view kind = "taken_over";
    std::int64_t journal = 0;
    std::int64_t after = 0;  // what its journal held before does not have the word
    bool operator==(const TakenOver&) const = default;
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
    std::optional<Response> response;      // nothing: the answer was taken back
    bool late = false;                     // reached the server in the grace after the end
    std::optional<std::int64_t> position;  // where the candidate stood; nothing: at this item
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
// Something that may matter and changes nothing: a change that could never be taken, which uses up its
// sequence, or what a server noticed outside the journals (then mark.journal is 0).
struct Irregularity {
    static constexpr std::string_view kind = "irregularity";
    Mark mark;
    std::string code;  // the refusal's
    std::optional<ItemId> item;
    std::string detail;
    bool operator==(const Irregularity&) const = default;
};
struct Paused {
    static constexpr std::string_view kind = "paused";
    std::string by;  // empty: the candidate's own break
    ReasonCode code = ReasonCode::other;
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
    std::string by;
    std::int64_t minutes = 0;
    ReasonCode code = ReasonCode::other;
    std::string reason;
    bool operator==(const TimeGranted&) const = default;
};
struct TimeCredited {  // by the platform, for time in which nobody could save
    static constexpr std::string_view kind = "time_credited";
    std::int64_t micros = 0;  // of exam time
    Instant from{};           // the stretch that is given back
    Instant to{};
    std::string outage;
    bool operator==(const TimeCredited&) const = default;
};
struct AccommodationChanged {  // what it comes to now, not by how much it changed
    static constexpr std::string_view kind = "accommodation_changed";
    std::string by;
    std::int64_t extra_minutes = 0;
    std::int64_t break_minutes = 0;
    bool operator==(const AccommodationChanged&) const = default;
};
struct Messaged {
    static constexpr std::string_view kind = "messaged";
    std::string by;
    std::string text;
    bool operator==(const Messaged&) const = default;
};
struct SeatMoved {
    static constexpr std::string_view kind = "seat_moved";
    std::string by;
    std::string room;
    std::string seat;
    ReasonCode code = ReasonCode::other;
    std::string reason;
    bool operator==(const SeatMoved&) const = default;
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
    ReasonCode code = ReasonCode::other;
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
    ReasonCode code = ReasonCode::other;
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
    ReasonCode code = ReasonCode::other;
    std::string reason;
    bool operator==(const Voided&) const = default;
};
BOOST_DESCRIBE_STRUCT(Created, (),
                      (form, seed, selection, attempt_kind, supervision, feedback, language, minutes,
                       extra_minutes, break_minutes, open_until))
BOOST_DESCRIBE_STRUCT(CheckedIn, (), ())
BOOST_DESCRIBE_STRUCT(AgreementAccepted, (), (agreement))
BOOST_DESCRIBE_STRUCT(AwaitingProctor, (), ())
BOOST_DESCRIBE_STRUCT(Authorised, (), (by))
BOOST_DESCRIBE_STRUCT(Refused, (), (by, code, reason))
BOOST_DESCRIBE_STRUCT(Started, (), ())
BOOST_DESCRIBE_STRUCT(JournalOpened, (), (journal, name))
BOOST_DESCRIBE_STRUCT(TakenOver, (), (journal, after))
BOOST_DESCRIBE_STRUCT(Navigated, (), (mark, position))
BOOST_DESCRIBE_STRUCT(Answered, (), (mark, item, response, late, position))
BOOST_DESCRIBE_STRUCT(Flagged, (), (mark, item))
BOOST_DESCRIBE_STRUCT(Unflagged, (), (mark, item))
BOOST_DESCRIBE_STRUCT(StruckOut, (), (mark, item, options))
BOOST_DESCRIBE_STRUCT(NoteChanged, (), (mark, item, text))
BOOST_DESCRIBE_STRUCT(Commented, (), (mark, item, text))
BOOST_DESCRIBE_STRUCT(JournalSealed, (), (mark))
BOOST_DESCRIBE_STRUCT(Irregularity, (), (mark, code, item, detail))
BOOST_DESCRIBE_STRUCT(Paused, (), (by, code, reason, until))
BOOST_DESCRIBE_STRUCT(Resumed, (), (by))
BOOST_DESCRIBE_STRUCT(TimeGranted, (), (by, minutes, code, reason))
BOOST_DESCRIBE_STRUCT(TimeCredited, (), (micros, from, to, outage))
BOOST_DESCRIBE_STRUCT(AccommodationChanged, (), (by, extra_minutes, break_minutes))
BOOST_DESCRIBE_STRUCT(Messaged, (), (by, text))
BOOST_DESCRIBE_STRUCT(SeatMoved, (), (by, room, seat, code, reason))
BOOST_DESCRIBE_STRUCT(Lost, (), (since))
BOOST_DESCRIBE_STRUCT(Back, (), (seconds))
BOOST_DESCRIBE_STRUCT(Submitted, (), (why, by, code, reason))
BOOST_DESCRIBE_STRUCT(Declined, (), ())
BOOST_DESCRIBE_STRUCT(Aborted, (), (by, code, reason))
BOOST_DESCRIBE_STRUCT(Expired, (), ())
BOOST_DESCRIBE_STRUCT(Voided, (), (by, code, reason))

using Event = std::variant<Created, CheckedIn, AgreementAccepted, AwaitingProctor, Authorised, Refused,
                           Started, JournalOpened, TakenOver, Navigated, Answered, Flagged, Unflagged,
                           StruckOut, NoteChanged, Commented, JournalSealed, Irregularity, Paused, Resumed,
                           TimeGranted, TimeCredited, AccommodationChanged, Messaged, SeatMoved, Lost, Back,
                           Submitted, Declined, Aborted, Expired, Voided>;

// One line of the log. `cause` is the command's id (a second event of one command adds "+1"), or
// "due/<number>" for what time itself caused, or "outage/<id>". (attempt, number) and (attempt, cause) are
// unique.
struct Entry {
    std::int64_t number = 0;  // from 1, without holes
    Instant at{};             // the server's time; never before the entry in front
    std::string cause;
    Event event;
    bool operator==(const Entry&) const = default;
};

}  // namespace sitting
