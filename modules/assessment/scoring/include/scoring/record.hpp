// The responses of an exam as they were counted: what psychometrics starts from.
#pragma once
#include <scoring/words.hpp>
#include <store/database.hpp>

namespace scoring {

struct RecordedItem {
    ItemVersionId item;
    std::string name;     // the author's, with "@version" where the record has several versions of it
    std::string domain;   // of the exam's outline
    bool scored = false;  // on any of the forms; otherwise pretest
    double possible = 0;  // points
    std::string key;      // choice items: the author's name of the right option
    std::vector<std::string> options;  // choice items: the author's names
};
enum class Seen : std::uint8_t { not_presented, answered, omitted, not_reached };
struct RecordedCell {
    Seen seen = Seen::not_presented;
    double earned = 0;
    std::int16_t option = -1;  // choice items: its place in options
};
struct RecordedAttempt {
    AttemptId attempt;
    std::string form;  // its name
    std::string mode;
    bool first = true;  // the person's first attempt at the exam
    std::int64_t raw = 0, scaled = 0;
    bool passed = false;
    Instant submitted_at{};
};
struct RecordedExam {
    std::string exam, code, title;
    std::vector<RecordedItem> items;
    std::vector<RecordedAttempt> attempts;  // in the order they were submitted
    std::vector<RecordedCell> cells;        // attempts x items
    std::vector<std::int64_t> cuts;         // of the forms met, ascending, each once
    std::int64_t erased = 0;                // attempts whose answers are gone
};

struct RecordWish {
    std::string exam;  // its id or its code
    std::string form;  // one form's name; empty: all
    bool first_attempts = false;
};
// Official and rescored results alone: what is held, void or provisional may yet change. A question counts as
// not reached where nothing after it, in the order the candidate met them, was answered. Corrections of keys
// are in the points. Refused: not_found (no such exam), no_results.
Result<RecordedExam> record_of(store::Reader&, const RecordWish&, Instant now);

}  // namespace scoring
