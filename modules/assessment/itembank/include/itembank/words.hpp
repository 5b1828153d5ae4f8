// The words of the item bank: items at a version, the forms they stand on, practice sets, and what a player
// may see.
#pragma once
#include <catalog/words.hpp>
#include <exchange/question.hpp>
#include <schema/vocabulary.hpp>
#include <sitting/words.hpp>

namespace itembank {

using catalog::ExamId;
struct ItemName;
using ItemNameId = Id<ItemName>;  // the short name its author gave: "cf-1-001"
struct PracticeSet;
using PracticeId = Id<PracticeSet>;     // the short name of its file
using ItemVersionId = Id<ItemVersion>;  // never edited once made
using FormId = Id<Form>;                // one frozen version of a form
using sitting::ItemKind;
using sitting::Response;
using sitting::Shape;

BOOST_DEFINE_ENUM_CLASS(Pool, live, practice)
BOOST_DEFINE_ENUM_CLASS(Cognitive, remember, understand, apply, analyse)
BOOST_DEFINE_ENUM_CLASS(FormKind, exam, practice)

struct Source {
    std::string title, url;
    bool operator==(const Source&) const = default;
};
BOOST_DESCRIBE_STRUCT(Source, (), (title, url))

// Ids of options, steps and prompts are made at random for every version: the author's own ("a", "b", in the
// right order) would tell a candidate the key. `name` keeps the author's.
struct Option {
    std::string id, name, text;
    bool correct = false;  // choice and multiple_response
    std::string why;       // may be empty in the live pool
    bool operator==(const Option&) const = default;
};
BOOST_DESCRIBE_STRUCT(Option, (), (id, name, text, correct, why))
struct Prompt {
    std::string id, name, text;
    std::string match;  // the id of the option that fits
    bool operator==(const Prompt&) const = default;
};
BOOST_DESCRIBE_STRUCT(Prompt, (), (id, name, text, match))
struct CaseStudy {
    std::string name, title, body;  // Markdown
    bool operator==(const CaseStudy&) const = default;
};
BOOST_DESCRIBE_STRUCT(CaseStudy, (), (name, title, body))

// A picture, sound or film of an item, kept in platform/files.
struct ItemFile {
    std::string path;  // as the document names it
    std::string file;  // SHA-256
    std::string type;  // media type
    std::int64_t bytes = 0;
    bool operator==(const ItemFile&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemFile, (), (path, file, type, bytes))
// A document the item refers to and cannot be read without: a stimulus, a template, a fragment.
struct ItemText {
    std::string path, text;
    bool operator==(const ItemText&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemText, (), (path, text))
// A composite item: any QTI document.
struct Composed {
    std::string title, language;
    std::string qti;                             // QTI 3, canonical: what is shown and scored
    std::optional<exchange::Question> question;  // what it was compiled from, where it was written here
    std::vector<ItemFile> files;
    std::vector<ItemText> texts;
    std::string secret;  // the ids of options are made from it; made anew for every version
    bool operator==(const Composed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Composed, (), (title, language, qti, question, files, texts, secret))

// The texts of an item in one other language. Order, key and everything else are the item's own: `name` is
// the author's id of an option or prompt.
struct TranslatedOption {
    std::string name, text, why;
    bool operator==(const TranslatedOption&) const = default;
};
BOOST_DESCRIBE_STRUCT(TranslatedOption, (), (name, text, why))
struct TranslatedPrompt {
    std::string name, text;
    bool operator==(const TranslatedPrompt&) const = default;
};
BOOST_DESCRIBE_STRUCT(TranslatedPrompt, (), (name, text))
struct Translation {
    std::string language;
    std::string stem;
    std::vector<TranslatedOption> options;
    std::vector<TranslatedPrompt> prompts;
    std::string explanation;
    std::optional<CaseStudy> case_study;
    std::optional<Composed>
        composed;  // composite alone: its body and feedback; the item's own document scores
    bool operator==(const Translation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Translation, (), (language, stem, options, prompts, explanation, case_study, composed))
using Translations = std::vector<Translation>;  // in order of their languages

// All of an item at one version, with its key. Never leaves the server as it is: see PlayerItem.
struct Content {
    std::string item;
    ExamId exam;
    Pool pool = Pool::live;
    ItemKind kind = ItemKind::choice;
    std::string objective;
    Cognitive cognitive = Cognitive::remember;
    std::optional<CaseStudy> case_study;  // as it read when this version was made
    std::vector<std::string> enemies;
    std::string stem;  // Markdown
    Source source;
    std::int64_t choose = 1;
    std::vector<Option> options;  // ordering: the steps in the right order
    std::vector<Prompt> prompts;
    std::string explanation;                   // ordering and matching
    std::optional<Composed> composed;          // composite alone, which has none of stem, options and prompts
    std::optional<Translations> translations;  // absent rather than empty
    bool operator==(const Content&) const = default;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (item, exam, pool, kind, objective, cognitive, case_study, enemies, stem, source,
                       choose, options, prompts, explanation, composed, translations))
struct ItemVersion {
    ItemVersionId id;
    std::int64_t number = 1;
    Content content;
};

struct FormItem {
    ItemVersionId item;
    std::string name;  // of the item
    std::string objective;
    std::string domain;  // the outline's domain the objective belongs to
    bool scored = true;  // false: pretest
    bool anchor = false;
};
BOOST_DESCRIBE_STRUCT(FormItem, (), (item, name, objective, domain, scored, anchor))
struct Form {
    FormId id;
    FormKind kind = FormKind::exam;
    std::string name;  // "a"; of a practice set, the set's
    std::int64_t number = 1;
    ExamId exam;
    std::int64_t exam_version = 1;
    std::int64_t cut = 0;  // raw points out of the scored items; 0 on a practice form
    bool current = true;   // handed out to new attempts
    std::optional<Instant> delivered_at;
    std::vector<FormItem> items;
};
BOOST_DESCRIBE_STRUCT(Form, (),
                      (id, kind, name, number, exam, exam_version, cut, current, delivered_at, items))

struct PracticeSet {
    PracticeId id;
    ExamId exam;
    std::string title;
    std::int64_t minutes = 0;
    catalog::Price price;
    std::string language;
    std::int64_t items = 0;                    // how many
    std::optional<std::string> text_language;  // of the title, where it is another than `language`
};
BOOST_DESCRIBE_STRUCT(PracticeSet, (), (id, exam, title, minutes, price, language, items, text_language))

// What a browser gets of an item: no key, no rationale, no source, no word of pretest, anchor or statistics.
// Texts are safe HTML.
struct PlayerOption {
    std::string id, html;
};
BOOST_DESCRIBE_STRUCT(PlayerOption, (), (id, html))
struct PlayerCase {
    std::string title, html;
};
BOOST_DESCRIBE_STRUCT(PlayerCase, (), (title, html))
// The same question in another language: the same ids in the same order.
struct PlayerTranslation {
    std::string language;  // a BCP 47 tag
    std::string stem_html;
    std::vector<PlayerOption> options, prompts;
    std::optional<PlayerCase> case_study;
    std::optional<schema::json::value> body;  // composite: what differs from the item's own body
};
BOOST_DESCRIBE_STRUCT(PlayerTranslation, (), (language, stem_html, options, prompts, case_study, body))
struct PlayerItem {
    ItemVersionId id;
    ItemKind kind = ItemKind::choice;
    std::string stem_html;
    std::int64_t choose = 1;            // how many options to choose
    std::vector<PlayerOption> options;  // in this candidate's order; of an ordering item, the steps
    std::vector<PlayerOption> prompts;  // matching only
    std::optional<PlayerCase> case_study;
    std::optional<schema::json::value> body;                     // composite alone: its tree, see docs/qti.md
    std::optional<std::vector<PlayerTranslation>> translations;  // absent where there is none
};
BOOST_DESCRIBE_STRUCT(PlayerItem, (),
                      (id, kind, stem_html, choose, options, prompts, case_study, body, translations))

struct Compiled;  // a composite item, read and ready to be shown and scored

// The texts of an item as safe HTML, made once and kept: no key in it either, but in the author's order by
// id.
struct RenderedTexts {
    std::string language;  // "" of the item's own
    std::string stem_html;
    std::map<std::string, std::string> options, prompts;
    std::optional<PlayerCase> case_study;
    std::shared_ptr<const Compiled> composite;
};
struct Rendered {
    ItemVersionId id;
    ItemKind kind = ItemKind::choice;
    std::int64_t choose = 1;
    RenderedTexts own;
    std::vector<RenderedTexts> translations;
    std::vector<ItemFile> files;  // of all languages
};

// Study mode, practice pool alone, after an answer.
struct OptionExplained {
    std::string id;
    bool correct = false;
    std::string why_html;
};
BOOST_DESCRIBE_STRUCT(OptionExplained, (), (id, correct, why_html))
struct ExplainedWhy {
    std::string id, why_html;
};
BOOST_DESCRIBE_STRUCT(ExplainedWhy, (), (id, why_html))
struct ExplainedTexts {
    std::string language;
    std::vector<ExplainedWhy> options;
    std::string explanation_html;
    std::optional<schema::json::value> body;
};
BOOST_DESCRIBE_STRUCT(ExplainedTexts, (), (language, options, explanation_html, body))
struct Explanation {
    ItemVersionId item;
    bool right = false;        // the answer given
    sitting::Response answer;  // the right one
    std::vector<OptionExplained> options;
    std::string explanation_html;
    std::string objective;
    Source source;
    std::optional<schema::json::value> body;  // composite: as processing left it, with its feedback
    std::optional<std::vector<ExplainedTexts>> translations;  // absent where there is none
};
BOOST_DESCRIBE_STRUCT(Explanation, (),
                      (item, right, answer, options, explanation_html, objective, source, body, translations))

// Native items give 0 or 1 of 1. A composite one gives what its processing says, between 0 and its most;
// parts of a point are summed as they are, and the sum is rounded once.
struct Points {
    double earned = 0, possible = 1;
    bool operator==(const Points&) const = default;
};

}  // namespace itembank

#include <itembank/life.hpp>
