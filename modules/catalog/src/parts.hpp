// What the parts of the catalogue share.
#pragma once
#include <catalog/catalog.hpp>

namespace catalog {

void public_routes(http::Router&, const shell::Shell&);
void manage_routes(http::Router&, const shell::Shell&);
void choice_routes(http::Router&, const shell::Shell&);
void import_programme(store::Tx&, const plain::Folder&, plain::Report&);
void import_certifications(store::Tx&, const plain::Folder&, plain::Report&, Instant now);
void import_exams(store::Tx&, const plain::Folder&, plain::Report&, Instant now);
void import_choice(store::Tx&, const plain::Folder&, plain::Report&);
// The catalogue's line of a certification, from what stands now.
void offer_certification(store::Tx&, const CertificationId&);

// --- texts in other languages
// What is kept beside `translation (kind, id, language)`. Offers have OfferTexts.
struct CertificationTexts {
    std::string title, summary;  // "" of the title: the source's
    std::vector<std::string> roles;
    std::string guide;  // Markdown
};
BOOST_DESCRIBE_STRUCT(CertificationTexts, (), (title, summary, roles, guide))
struct ExamTexts {
    std::string title;                           // "": the source's
    std::map<std::string, std::string> outline;  // of every domain, task and objective, by its id
};
BOOST_DESCRIBE_STRUCT(ExamTexts, (), (title, outline))
struct ProgrammeTexts {
    std::string about;  // Markdown
};
BOOST_DESCRIBE_STRUCT(ProgrammeTexts, (), (about))

using Bodies = std::map<std::string, std::string>;  // language -> JSON
inline constexpr std::string_view programme_texts = "programme", guide_texts = "guide", exam_texts = "exam";
Bodies translations_of(store::Reader&, std::string_view kind, const std::string& id);
bool keep_translations(store::Tx&, std::string_view kind, const std::string& id, const Bodies&);
// The translation a reader wants most, with its language; nothing where the source's is.
template <class T>
std::optional<std::pair<std::string, T>> texts_for(store::Reader& reader, std::string_view kind,
                                                   const std::string& id, const std::string& own,
                                                   const Languages& wanted) {
    const Bodies bodies = translations_of(reader, kind, id);
    std::vector<std::string> others;
    for (const auto& [language, body] : bodies) {
        others.push_back(language);
    }
    const std::string best = language_for(wanted, own, others);
    const auto at = bodies.find(best);
    return best == own || at == bodies.end()
               ? std::nullopt
               : std::optional(std::pair(best, schema::parse_own<T>(at->second)));
}
std::vector<Offer> in_language(store::Reader&, std::vector<Offer>, const Languages& wanted);
std::vector<std::string> roles_in_language(store::Reader&, std::vector<std::string> roles,
                                           const std::string& own, const Languages& wanted);
std::string source_role(store::Reader&, const std::string& role);  // as the source calls it
std::string source_language(store::Reader&);                       // of what has no language of its own
// The words of an offer in every language, for search.
std::vector<OfferTexts> all_texts_of(store::Reader&, const Offer&);
void put_offer_keys(store::Tx&, const Offer&);

// Files that are no translation of anything, or in a language the programme does not list.
void check_translations(const plain::Folder&, const std::vector<std::string>& languages, plain::Report&);
Bodies read_programme_texts(const plain::Folder&, const Programme&, plain::Report&);
Bodies read_exam_texts(const plain::Folder&, const std::string& exam, const std::string& own,
                       const std::vector<Domain>&, const std::vector<std::string>& languages, plain::Report&);
Bodies read_certification_texts(const plain::Folder&, const std::string& certification, std::size_t roles,
                                const std::vector<std::string>& languages, plain::Report&);

std::string guide_of(store::Reader&, const CertificationId&);  // Markdown; "" for an unknown one
std::vector<CertificationId> all_certifications(store::Reader&);

struct OfferFilter {
    std::string q;
    std::string kind, role, level, language;
    bool free = false;
    std::int64_t max_minutes = 0;  // 0: any
    std::string after;
};
struct OfferPage {
    std::vector<Offer> items;
    std::optional<std::string> next;
};
constexpr int offers_page_max = 60;
OfferPage offers(store::Reader&, const OfferFilter&);
std::vector<Offer> offers_for(store::Reader&, const CertificationId&);
// The values the catalogue can be filtered by, sorted.
struct Facets {
    std::vector<std::string> roles, languages;
    std::vector<Level> levels;
};
BOOST_DESCRIBE_STRUCT(Facets, (), (roles, languages, levels))
Facets facets(store::Reader&, const Languages& wanted);

}  // namespace catalog
