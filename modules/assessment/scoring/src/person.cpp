// What scoring keeps of a person, handed out and erased.
#include "corrections.hpp"
#include "kept.hpp"

namespace scoring {

struct KeptPractice {
    AttemptId attempt;
    ExamId exam;
    std::string title;
    std::int64_t raw = 0;
    std::int64_t all_right = 0;
    Instant submitted_at{};
};
BOOST_DESCRIBE_STRUCT(KeptPractice, (), (attempt, exam, title, raw, all_right, submitted_at))
struct KeptOfPerson {
    std::vector<ResultView> results;
    std::vector<KeptPractice> practice;
};
BOOST_DESCRIBE_STRUCT(KeptOfPerson, (), (results, practice))

schema::json::value export_person(store::Reader& reader, const PersonId& person) {
    KeptOfPerson out;
    for (auto& row : sql::results_of_person(reader, {.person = person})) {
        out.results.push_back(whole_view_of(reader, same_row<Kept>(std::move(row))));
    }
    for (const auto& row : sql::practices_of_person(reader, {.person = person})) {
        out.practice.push_back({row.attempt, row.exam, row.title, row.raw, row.all_right, row.submitted_at});
    }
    return schema::write(out);
}

// The programme must be able to say what it certified, so the result stays. It names the person by an id that
// identity has emptied; the words people wrote about it go.
void erase_person(store::Tx& tx, const PersonId& person, Instant) {
    for (const auto& row : sql::results_of_person(tx, {.person = person})) {
        store::blank_records_of(tx, "result", row.id.value);
    }
    sql::drop_held_of_person(tx, {.person = person});
    sql::delete_practices(tx, {.person = person});
}

}  // namespace scoring
