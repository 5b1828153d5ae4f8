// What others may ask of the bank of items in the making: an importer puts drafts there.
#pragma once
#include <exchange/question.hpp>
#include <itembank/itembank.hpp>

namespace itembank {

// How the texts of a question are written. Editors write Markdown; what an importer brought is HTML.
BOOST_DEFINE_ENUM_CLASS(TextFormat, markdown, html)

// What may be missing while it is a draft is asked for before review.
struct ItemMetadata {
    std::string title;
    std::string exam;  // an ExamId; empty while unfiled
    Pool pool = Pool::live;
    std::string language;
    std::string objective;  // of the exam's outline
    std::optional<Cognitive> cognitive;
    Source source;
    std::string stimulus;  // the short name of a case study of the exam
    bool operator==(const ItemMetadata&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemMetadata, (), (title, exam, pool, language, objective, cognitive, source, stimulus))

// The working copy of an item. One of `question` and `qti` is the item; `qti` alone where the document is
// none of ours and is edited as a whole.
struct DraftBody {
    ItemMetadata meta;
    TextFormat format = TextFormat::markdown;
    std::optional<exchange::Question> question;
    std::string qti;
    std::vector<ItemFile> files;
    std::vector<ItemText> texts;               // of a document that cannot be read without them
    std::optional<Translations> translations;  // as the files brought them; absent rather than empty
    bool operator==(const DraftBody&) const = default;
};
BOOST_DESCRIBE_STRUCT(DraftBody, (), (meta, format, question, qti, files, texts, translations))

struct NewItem {
    std::string name;  // short and lower-case; "" has one made up
    DraftBody body;
    PersonId person;     // its author
    std::string reason;  // "Written in the browser.", "Imported from bank.zip."
};
// A new item as a draft, or a new working copy where the name is there already.
// Failures: invalid_name; name_retired; pool_fixed; draft_in_use when somebody else's working copy is under
// way.
Result<std::string> put_draft(store::Tx&, const shell::Shell&, const NewItem&, Instant now);

// For modules above that show live items to staff. Refused: role_wall for whoever teaches.
Done may_see_live_items(const http::Caller&);
void log_view(store::Tx&, const PersonId&, const ItemVersionId&, ViewPlace, Instant now);

void jobs(jobs::Runner&, const shell::Shell&);
schema::json::value export_person(store::Reader&, const PersonId&);
void erase_person(store::Tx&, const PersonId&, Instant now);

}  // namespace itembank
