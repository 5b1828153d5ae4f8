// The receipt: what the server signs of an attempt that is over, and how anybody checks it. And the answers a
// candidate may download at any time, with the log they come from, whose chain anybody can recompute.
#pragma once
#include <delivery/words.hpp>
#include <keys/words.hpp>
#include <schema/schema.hpp>
#include <store/database.hpp>

#include <span>

namespace delivery {

inline constexpr std::string_view receipt_purpose = "receipt";     // of the key that signs it
inline constexpr std::string_view receipt_type = "assay-receipt";  // `typ` of its JWS
inline constexpr std::string_view answers_type = "assay-answers";
inline constexpr std::size_t receipt_file_bytes_max = 8 * 1024 * 1024;  // an answers file with its log

struct ReceiptIssuer {
    std::string name, url;
    std::string key;  // id of the key that signed it
    bool operator==(const ReceiptIssuer&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptIssuer, (), (name, url, key))
struct ReceiptExam {
    ExamId id;
    std::string title;
    Kind kind = Kind::exam;
    FormId form;
    bool operator==(const ReceiptExam&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptExam, (), (id, title, kind, form))
// By the numbers on the candidate's screen, which give away neither texts nor the order of the item bank:
// "2", "1, 3", for steps in an order "3, 1, 2", for pairs "1-3, 2-1" (prompt-option).
struct HeldAnswer {
    std::int64_t question = 0;  // as the candidate met it, from 1
    ItemVersionId item;
    std::optional<std::string> answer;  // nothing: not answered, or taken back
    std::optional<Instant> recorded_at;
    bool late = false;  // reached the server in the grace after the end
    bool operator==(const HeldAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(HeldAnswer, (), (question, item, answer, recorded_at, late))
struct TimeLine {  // of the time bank
    std::string kind;
    Instant at{};
    std::int64_t seconds = 0;
    std::string code, reason;
    bool operator==(const TimeLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimeLine, (), (kind, at, seconds, code, reason))
struct ReceiptTime {
    std::int64_t allowed_seconds = 0, used_seconds = 0;
    std::vector<TimeLine> ledger;
    bool operator==(const ReceiptTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptTime, (), (allowed_seconds, used_seconds, ledger))

struct Receipt {
    std::int64_t version = 1;
    ReceiptIssuer issuer;
    AttemptId attempt;
    std::string candidate;
    ReceiptExam exam;
    Phase phase = Phase::submitted;
    std::optional<Instant> started_at, ended_at;
    std::optional<sitting::SubmittedBecause> ended_because;
    std::int64_t entries = 0;  // of the log
    std::string head;          // hash of the last of them, 64 hex digits
    std::int64_t answered = 0;
    std::vector<HeldAnswer> answers;
    ReceiptTime time;
    Instant issued_at{};  // of the last entry, or when the key that signed it began, if that was later
    bool operator==(const Receipt&) const = default;
};
BOOST_DESCRIBE_STRUCT(Receipt, (),
                      (version, issuer, attempt, candidate, exam, phase, started_at, ended_at, ended_because,
                       entries, head, answered, answers, time, issued_at))

// The file. `jws` signs the exact bytes it carries, which are the receipt as JSON; `receipt` is the same to
// read.
struct SignedReceipt {
    Receipt receipt;
    std::string jws;
};
BOOST_DESCRIBE_STRUCT(SignedReceipt, (), (receipt, jws))

// What a candidate can take home at any time. An entry's content is told in words and committed to by its
// hash; the recorded text itself names options by their place in the item bank, and stays there.
struct LogLine {
    std::int64_t number = 0;
    Instant at{};
    std::string cause;
    schema::json::value event;
    std::string payload_hash, hash;  // 64 hex digits
};
BOOST_DESCRIBE_STRUCT(LogLine, (), (number, at, cause, event, payload_hash, hash))
struct TextOf {
    std::int64_t question = 0;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(TextOf, (), (question, text))
struct HeldWork {
    std::int64_t version = 1;
    ReceiptIssuer issuer;
    AttemptId attempt;
    std::string candidate;
    ReceiptExam exam;
    Phase phase = Phase::in_progress;
    Instant made_at{};
    std::int64_t entries = 0;
    std::string head;
    std::int64_t answered = 0;
    std::vector<HeldAnswer> answers;
    std::vector<std::int64_t> flagged;  // questions
    std::vector<TextOf> notes, comments;
    std::vector<LogLine> log;
};
BOOST_DESCRIBE_STRUCT(HeldWork, (),
                      (version, issuer, attempt, candidate, exam, phase, made_at, entries, head, answered,
                       answers, flagged, notes, comments, log))
// What is signed of it: `sha256` is of canonical(held).
struct WorkStatement {
    AttemptId attempt;
    Instant made_at{};
    std::int64_t entries = 0;
    std::string head, sha256;
};
BOOST_DESCRIBE_STRUCT(WorkStatement, (), (attempt, made_at, entries, head, sha256))
struct SignedWork {
    HeldWork held;
    std::optional<std::string> jws;        // nothing when the server could not sign at that moment
    std::optional<SignedReceipt> receipt;  // once it is over
};
BOOST_DESCRIBE_STRUCT(SignedWork, (), (held, jws, receipt))

// JSON without spaces, members in the order of their names' bytes: RFC 8785 for texts, whole numbers and
// truths.
std::string canonical(const schema::json::value&);

// What came of looking at such a file.
struct Finding {
    std::string code, detail;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (code, detail))
BOOST_DEFINE_ENUM_CLASS(FileKind, unreadable, receipt, answers)
struct Checked {
    bool good = false;
    FileKind kind = FileKind::unreadable;
    std::vector<Finding> wrong;  // why it is not good
    std::vector<Finding> notes;  // what else there is to know
    // What it says; trustworthy as far as it is good.
    std::string issuer, key;
    std::optional<Instant> issued_at;
    AttemptId attempt;
    std::string candidate, title;
    std::int64_t answered = 0, questions = 0, entries = 0;
    std::string head;
};
BOOST_DESCRIBE_STRUCT(Checked, (),
                      (good, kind, wrong, notes, issuer, key, issued_at, attempt, candidate, title, answered,
                       questions, entries, head))

// Pure: a file against keys the reader trusts. Wrong can be: unreadable, changed_answer, changed,
// chain_broken, and everything keys::open and keys::stands_for say.
Checked check(std::string_view file, std::span<const keys::PublicKey>);
// The same file against what the store holds now; adds to `wrong` (unknown_attempt, entries_missing,
// head_differs, chain_broken) and `notes`.
void compare_with_store(store::Reader&, Checked&);

}  // namespace delivery
