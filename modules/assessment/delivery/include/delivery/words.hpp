// The words of delivery: attempts as others may know them, and what delivery announces. The rules are in
// sitting.
#pragma once
#include <catalog/words.hpp>
#include <identity/words.hpp>
#include <itembank/words.hpp>
#include <schema/vocabulary.hpp>
#include <sitting/words.hpp>

namespace delivery {

using catalog::ExamId;
using identity::PersonId;
using itembank::FormId;
using itembank::ItemVersionId;
using itembank::PracticeId;
using sitting::AttemptId;
struct AnswerFile;
using AnswerFileId = Id<AnswerFile>;  // a file sent as an answer
using sitting::Feedback;
using sitting::Kind;
using sitting::Phase;
using sitting::ReasonCode;
using sitting::Supervision;
BOOST_DEFINE_ENUM_CLASS(Mode, online, centre)

// Announced.
struct AttemptStarted {
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    Kind kind = Kind::exam;
    std::string booking;  // empty for practice
    Instant started_at{};
};
BOOST_DESCRIBE_STRUCT(AttemptStarted, (), (attempt, person, exam, kind, booking, started_at))
// A candidate is ready and waits for a proctor.
struct ProctorAsked {
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    Instant asked_at{};
};
BOOST_DESCRIBE_STRUCT(ProctorAsked, (), (attempt, person, exam, asked_at))
struct AttemptSubmitted {
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 1;
    FormId form;
    Kind kind = Kind::exam;
    std::string booking;   // empty for practice
    std::string practice;  // the practice set's id; empty for an exam
    Mode mode = Mode::online;
    Supervision supervision = Supervision::proctored;
    Instant submitted_at{};
};
BOOST_DESCRIBE_STRUCT(AttemptSubmitted, (),
                      (attempt, person, exam, exam_version, form, kind, booking, practice, mode, supervision,
                       submitted_at))
struct AttemptVoided {
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    Kind kind = Kind::exam;
    std::string booking;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AttemptVoided, (), (attempt, person, exam, kind, booking, reason))
// It ended with nothing to score: declined, aborted or expired before or after the start.
struct AttemptClosed {
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    Kind kind = Kind::exam;
    std::string booking;
    Phase phase = Phase::aborted;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AttemptClosed, (), (attempt, person, exam, kind, booking, phase, reason))

// What staff and other modules see of an attempt. No answers.
struct AttemptStatus {
    AttemptId id;
    PersonId person;
    Kind kind = Kind::exam;
    ExamId exam;
    std::int64_t exam_version = 1;
    FormId form;
    std::string booking;
    std::string practice;
    Mode mode = Mode::online;
    Supervision supervision = Supervision::proctored;
    Phase phase = Phase::created;
    std::int64_t items = 0;
    std::int64_t answered = 0;
    std::int64_t seconds_left = 0;
    std::int64_t granted_minutes = 0;
    std::int64_t extra_minutes = 0;  // by accommodation, as of now
    std::int64_t break_minutes = 0;  // granted by accommodation, as of now
    Instant created_at{};
    std::optional<Instant> asked_at;  // waiting for a proctor since
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::optional<Instant> paused_until;
    std::optional<Instant> heard_at;  // the browser's last sign of life, as far as this server remembers
    std::string refusal;              // the proctor's last reason, until asked again
};
BOOST_DESCRIBE_STRUCT(AttemptStatus, (),
                      (id, person, kind, exam, exam_version, form, booking, practice, mode, supervision,
                       phase, items, answered, seconds_left, granted_minutes, extra_minutes, break_minutes,
                       created_at, asked_at, started_at, ended_at, paused_until, heard_at, refusal))

// Why staff did something: what kind of reason, and the sentence the candidate reads.
struct Reason {
    ReasonCode code = ReasonCode::other;
    std::string text;
};
struct Seat {
    std::string room;  // its title, as the candidate finds it
    std::int64_t number = 0;
};
struct Adjustment {
    std::int64_t extra_minutes = 0;  // on top of the exam's own
    std::int64_t break_minutes = 0;  // with the clock stopped
};

struct NewExamAttempt {
    std::string booking;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 1;
    std::int64_t minutes = 0;        // the exam's own time
    std::int64_t extra_minutes = 0;  // by accommodation
    std::int64_t break_minutes = 0;  // paused breaks by accommodation
    std::string language;
    Mode mode = Mode::online;
    Supervision supervision = Supervision::proctored;
    Instant open_until{};  // not started by then: expired
};

// One item of an attempt as it was left: what scoring reads.
struct FinalResponse {
    ItemVersionId item;
    std::optional<sitting::Response> response;
    bool late = false;
    std::uint64_t seed = 0;  // what a randomised item drew its numbers from
};
struct FinalResponses {
    AttemptStatus attempt;
    std::vector<FinalResponse> items;  // in the order of the form as this candidate met it
};

}  // namespace delivery
