// What the bank keeps of a person: what they said, signed and saw.
#include <itembank/bank.hpp>
#include <itembank/sql/talk.hpp>

namespace itembank {

schema::json::value export_person(store::Reader& reader, const PersonId& person) {
    schema::json::array comments, signatures, views;
    for (const auto& row : sql::comments_by(reader, {.person = person})) {
        comments.push_back(schema::write(row));
    }
    for (const auto& row : sql::signatures_by(reader, {.person = person})) {
        signatures.push_back(schema::write(row));
    }
    for (const auto& row : sql::views_by(reader, {.person = person})) {
        views.push_back(schema::write(row));
    }
    return schema::json::object{{"comments", std::move(comments)},
                                {"signatures", std::move(signatures)},
                                {"views", std::move(views)}};
}

// Who wrote, signed and saw live items stays by its id, which names nobody any more; reviews they were asked
// for are off.
void erase_person(store::Tx& tx, const PersonId& person, Instant) {
    sql::drop_assignments_of(tx, {.person = person});
}

}  // namespace itembank
