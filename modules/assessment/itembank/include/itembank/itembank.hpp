// What others may ask of the item bank.
#pragma once
#include <itembank/words.hpp>
#include <plain/plain.hpp>
#include <shell/shell.hpp>

namespace itembank {

store::ModuleMigrations migrations();
void routes(http::Router&, const shell::Shell&);
// Reads items/, exams/*/cases/, exams/*/forms/ and practice/. Comes after the catalogue's import. What did
// not change stays; what changed becomes a new version. Nothing that was ever delivered is edited.
void import(store::Tx&, const shell::Shell&, const plain::Folder&, plain::Report&, Instant now);

std::optional<ItemVersion> item_of(store::Reader&, const ItemVersionId&);
std::optional<Form> form_of(store::Reader&, const FormId&);            // with its items, in order
std::vector<FormId> forms_with(store::Reader&, const ItemVersionId&);  // exam forms, where it is scored
std::vector<ItemVersion> items_of(store::Reader&, const FormId&);      // the same items with their content
// What a sitting of that exam version may get, without their items: the current forms; for a version that has
// been replaced since (it was booked before), the last ones it had.
std::vector<Form> forms_of_exam(store::Reader&, const ExamId&, std::int64_t exam_version);
std::vector<PracticeSet> practice_sets(store::Reader&);  // on offer, in order of their names
std::optional<PracticeSet> practice_of(store::Reader&, const PracticeId&);
std::optional<FormId> form_of_practice(store::Reader&, const PracticeId&);
void mark_delivered(store::Tx&, const FormId&, Instant now);  // the first delivery freezes it

// The item's outline in the author's order; a sitting shuffles it.
Shape shape_of(const Content&);
// `seed` is the one of the item's place in the attempt (sitting::Placed): a randomised item is another with
// every seed. What response processing cannot know (a drawing) is absent.
Response right_answer(const Content&, std::uint64_t seed = 0);
// All or nothing for the native kinds: one point when every part is right, none for a blank, no penalty. A
// composite item: what its own processing says, tries replayed in their order.
Points score_response(const Content&, const std::optional<Response>&, std::uint64_t seed = 0);
// The same answer: where the order of what was given means nothing, it is not compared.
bool same_answer(const Content&, const Response&, const Response&);
// A part that no processing can score (a drawing, free text without a key).
bool needs_a_person(const Content&);
// The words alone: for lists, search and comparison.
std::string words_of(const Content&);

Rendered rendered(const ItemVersion&);
struct Seen {
    std::uint64_t seed = 0;
    std::optional<Response> response;  // tries in it were processed, and the item looks as they left it
    std::string media;                 // address before a file's SHA-256: "/api/attempts/…/media/…/"
};
// As one candidate sees it. Throws Broken when `shown` is not a shape of this item.
PlayerItem player_item(const Rendered&, const Shape& shown, const Seen& = {});
Explanation explanation_of(const ItemVersion&, const Seen&);

}  // namespace itembank
