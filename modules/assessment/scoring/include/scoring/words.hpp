// The words of scoring: ids, events, and what is shown of a result.
#pragma once
#include <catalog/words.hpp>
#include <identity/words.hpp>
#include <itembank/words.hpp>
#include <schema/vocabulary.hpp>
#include <scoring/correction.hpp>
#include <scoring/feedback.hpp>
#include <scoring/standing.hpp>
#include <sitting/words.hpp>

namespace scoring {

struct ResultOf;  // what a ResultId identifies; `Result` itself is the base's word for success or failure
using ResultId = Id<ResultOf>;
struct PracticeResult;
using PracticeResultId = Id<PracticeResult>;
struct KeyCorrection;
using CorrectionId = Id<KeyCorrection>;
using catalog::CertificationId;
using catalog::ExamId;
using identity::PersonId;
using itembank::FormId;
using itembank::ItemVersionId;
using sitting::AttemptId;

// Announced. A provisional result may still change; who hears it acts on it only for what must not wait
// (when the exam may be sat again).
struct ResultProvisional {
    ResultId result;
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 0;
    CertificationId certification;
    bool passed = false;
    Instant sat_at{};
};
BOOST_DESCRIBE_STRUCT(ResultProvisional, (),
                      (result, attempt, person, exam, exam_version, certification, passed, sat_at))

struct ResultReleased {
    ResultId result;
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 0;
    CertificationId certification;
    bool passed = false;
    std::int64_t scaled = 0;
    Instant passed_at{};  // when the exam was submitted; validity counts from here, not from the release
    std::string mode;     // "online" or "centre"
    bool proctored = false;
};
BOOST_DESCRIBE_STRUCT(ResultReleased, (),
                      (result, attempt, person, exam, exam_version, certification, passed, scaled, passed_at,
                       mode, proctored))

struct ResultVoided {
    ResultId result;
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    CertificationId certification;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ResultVoided, (), (result, attempt, person, exam, certification, reason))

// A key was corrected, and this result counts anew. Who passes now and did not, or the other way round, is
// for credentials to follow once it is official.
struct ResultCorrected {
    CorrectionId correction;
    ResultId result;
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    std::int64_t exam_version = 0;
    CertificationId certification;
    bool official = false;
    bool passed_before = false, passed = false;
    std::int64_t scaled_before = 0, scaled = 0;
    std::string reason;
    Instant passed_at{};
    std::string mode;
    bool proctored = false;
};
BOOST_DESCRIBE_STRUCT(ResultCorrected, (),
                      (correction, result, attempt, person, exam, exam_version, certification, official,
                       passed_before, passed, scaled_before, scaled, reason, passed_at, mode, proctored))

// A practice attempt counted: what a readiness page reads.
struct PracticeDomain {
    std::string domain;
    std::string title;
    std::int64_t items = 0;
    std::int64_t raw = 0;
    std::int64_t all_right = 0;
};
BOOST_DESCRIBE_STRUCT(PracticeDomain, (), (domain, title, items, raw, all_right))
struct PracticeScored {
    AttemptId attempt;
    PersonId person;
    ExamId exam;
    std::string practice;
    std::int64_t raw = 0;
    std::int64_t all_right = 0;
    std::vector<PracticeDomain> domains;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(PracticeScored, (), (attempt, person, exam, practice, raw, all_right, domains, at))

struct DomainView {
    std::string domain;
    std::string title;
    std::int64_t weight = 0;  // percent of the exam
    Feedback feedback = Feedback::not_enough_evidence;
};
BOOST_DESCRIBE_STRUCT(DomainView, (), (domain, title, weight, feedback))

struct ResultView {
    ResultId id;
    AttemptId attempt;
    ExamId exam;
    std::string exam_code;
    std::string exam_title;
    std::int64_t exam_version = 0;
    CertificationId certification;
    std::string certification_title;
    std::string mode;
    bool proctored = false;
    State state = State::provisional;
    bool passed = false;
    std::int64_t scaled = 0;
    std::int64_t pass_mark = 0;
    std::string reason;  // why it is held, being rescored, or void
    Instant submitted_at{};
    Instant release_due{};  // when it becomes official by itself
    Instant promised_by{};  // at the latest, five business days after the exam
    std::optional<Instant> held_until;
    std::optional<Instant> official_at;
    std::vector<DomainView> domains;  // empty in lists
};
BOOST_DESCRIBE_STRUCT(ResultView, (),
                      (id, attempt, exam, exam_code, exam_title, exam_version, certification,
                       certification_title, mode, proctored, state, passed, scaled, pass_mark, reason,
                       submitted_at, release_due, promised_by, held_until, official_at, domains))

}  // namespace scoring
