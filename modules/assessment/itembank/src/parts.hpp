// What the parts of the import share.
#pragma once
#include <catalog/catalog.hpp>
#include <itembank/itembank.hpp>

namespace itembank {

// One exam as the folder's files may speak of it: its outline's objectives, each with its domain.
struct Outline {
    catalog::Exam exam;
    std::map<std::string, std::string> domain_of;  // objective -> domain
};
using Outlines = std::map<std::string, Outline>;  // by exam
Outlines outlines_of(store::Reader&);

struct ReadItem {
    std::string file;
    plain::Lines lines;
    Content content;        // ids are still the author's own
    ItemVersionId version;  // once it is kept
};
using ReadItems = std::map<std::string, ReadItem>;  // by the item's name

// `languages` are the programme's.
ReadItems read_items(const Outlines&, const std::vector<std::string>& languages, const plain::Folder&,
                     plain::Report&);
// What stands beside an item in those of the languages that are not its own. Problems are named there.
Translations translations_beside(const std::string& toml, const Content&, const std::string& own_language,
                                 const std::vector<std::string>& languages, const plain::Folder&,
                                 plain::Report&);
CaseStudy case_study_from(const std::string& name, const std::string& markdown);

struct ReadForm {
    std::string file;
    std::string exam, name;
    std::int64_t cut = 0;
    std::vector<FormItem> items;  // without version ids
};
std::vector<ReadForm> read_forms(const Outlines&, const ReadItems&, const plain::Folder&, plain::Report&);

struct ReadPractice {
    std::string file;
    PracticeSet set;
    catalog::OfferTranslations translations;
    std::vector<FormItem> items;
};
std::vector<ReadPractice> read_practice(store::Reader&, const Outlines&, const ReadItems&,
                                        const plain::Folder&, plain::Report&);

// Items that are listed twice, missing, of another exam or pool, enemies, or apart from their case study.
struct Listed {
    std::string name;
    std::string pointer;  // where the file names it
};
void check_list(const std::string& file, const plain::Lines&, const std::vector<Listed>&,
                const std::string& exam, Pool, const ReadItems&, plain::Report&);
// Of an item of kind composite: the document beside its file. Problems are named in that document.
std::optional<Composed> composed_beside(const std::string& toml, const plain::Folder&, plain::Report&);
// <item>.<language>.xml beside it. The item's own document is `own`.
std::optional<Composed> composed_translation(const std::string& toml, const std::string& language,
                                             const Composed& own, const plain::Folder&, plain::Report&);
std::string media_file(const std::string& toml, const std::string& path);  // where a file it shows lies
bool is_short_name(std::string_view);  // lower-case letters, digits and hyphens, up to 64

inline constexpr std::size_t practice_items_max = 200;

void item_routes(http::Router&, const shell::Shell&);

}  // namespace itembank
