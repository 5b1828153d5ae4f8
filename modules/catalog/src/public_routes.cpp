// What everybody may read: the programme, the catalogue, certifications and exams.
#include "parts.hpp"
#include "policy_words.hpp"

#include <documents/html.hpp>
#include <http/language.hpp>

#include <algorithm>
#include <array>

namespace catalog {
namespace {

struct ProgrammeView {
    ProgrammeId id;
    std::string title, issuer, contact;
    std::vector<std::string> languages;
    std::string about_html;
    std::string text_language;  // of `about_html`
};
BOOST_DESCRIBE_STRUCT(ProgrammeView, (), (id, title, issuer, contact, languages, about_html, text_language))

struct CatalogueQuery {
    std::optional<schema::Text<0, 200>> q;
    std::optional<schema::Text<0, 80>> role;
    std::optional<Level> level;
    std::optional<schema::Text<0, 12>> language;
    std::optional<bool> free;
    std::optional<schema::Whole<1, 100'000>> max_minutes;
    std::optional<OfferKind> kind;
    std::optional<schema::Text<0, 300>> after;
};
BOOST_DESCRIBE_STRUCT(CatalogueQuery, (), (q, role, level, language, free, max_minutes, kind, after))

struct Catalogue {
    std::vector<Offer> items;
    std::optional<std::string> next;
    Facets facets;
};
BOOST_DESCRIBE_STRUCT(Catalogue, (), (items, next, facets))

struct CertificationPath {
    CertificationId certification;
};
BOOST_DESCRIBE_STRUCT(CertificationPath, (), (certification))
struct ExamPath {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(ExamPath, (), (exam))

struct CertificationLink {
    CertificationId id;
    std::string title;
    Level level;
    Status status;
};
BOOST_DESCRIBE_STRUCT(CertificationLink, (), (id, title, level, status))
struct Rule {
    std::string key, sentence;
    std::map<std::string, std::string> facts;  // the value, and what else stands in the sentence
};
BOOST_DESCRIBE_STRUCT(Rule, (), (key, sentence, facts))

struct CertificationView {
    CertificationId id;
    std::string title;
    Level level;
    Status status;
    std::vector<std::string> roles, languages;
    std::string summary, guide_html;
    std::optional<Exam> exam;
    Price price;
    std::int64_t validity_months, credits_needed;
    bool unproctored_online;
    std::vector<Rule> rules;
    std::vector<CertificationLink> prerequisites, renewed_by, renews;
    std::vector<Offer> prepare;
    std::string text_language;  // of title, roles, summary and guide
};
BOOST_DESCRIBE_STRUCT(CertificationView, (),
                      (id, title, level, status, roles, languages, summary, guide_html, exam, price,
                       validity_months, credits_needed, unproctored_online, rules, prerequisites, renewed_by,
                       renews, prepare, text_language))

std::string text_of(const auto& text) { return text ? text->value : ""; }

OfferFilter filter_from(const CatalogueQuery& query) {
    return {.q = text_of(query.q),
            .kind = query.kind ? std::string(schema::name_of(*query.kind)) : "",
            .role = text_of(query.role),
            .level = query.level ? std::string(schema::name_of(*query.level)) : "",
            .language = text_of(query.language),
            .free = query.free.value_or(false),
            .max_minutes = query.max_minutes ? query.max_minutes->value : 0,
            .after = text_of(query.after)};
}

// The rules a candidate asks about before they decide, in the order they meet them.
constexpr std::array told{"price_cents",
                          "booking_lead_centre_hours",
                          "booking_lead_online_minutes",
                          "change_until_hours",
                          "reschedules_max",
                          "online_offered",
                          "unproctored_online",
                          "retake_preset",
                          "retake_wait_days",
                          "retake_attempts_max",
                          "retake_after_pass_months",
                          "release_after_hours",
                          "validity_months",
                          "credits_needed",
                          "renewal_window_days",
                          "grace_days"};

std::vector<Rule> rules_of(const Policies& policies) {
    const bool preset = policies.retake_preset != "default";
    std::vector<Rule> out;
    for (const std::string_view key : told) {
        const bool other_way = key == "retake_preset"
                                   ? !preset
                                   : preset && (key == "retake_wait_days" || key == "retake_attempts_max");
        const auto about = std::ranges::find(policy_words(), key, &PolicyAbout::key);
        if (!other_way && about != policy_words().end()) {
            out.push_back({std::string(key), about->sentence(policies), policy_facts(policies, key)});
        }
    }
    return out;
}

std::vector<CertificationLink> links(store::Reader& reader, const std::vector<CertificationId>& ids) {
    std::vector<CertificationLink> out;
    for (const auto& id : ids) {
        if (auto other = certification_of(reader, id)) {
            out.push_back({other->id, other->title, other->level, other->status});
        }
    }
    return out;
}

Result<CertificationView> view_of(store::Reader& reader, const CertificationId& id, const Languages& wanted) {
    auto certification = certification_of(reader, id);
    const auto scheme = scheme_of(reader, id);
    if (!certification || !scheme) {
        return not_found("certification");
    }
    std::string text_language = source_language(reader), guide = guide_of(reader, id);
    if (auto found = texts_for<CertificationTexts>(reader, guide_texts, id.value, text_language, wanted)) {
        CertificationTexts& texts = found->second;
        text_language = found->first;
        certification->title = texts.title.empty() ? certification->title : texts.title;
        certification->summary = texts.summary;
        certification->roles = texts.roles;
        guide = texts.guide;
    }
    std::string guide_html = TRY(documents::html(guide, {.heading_shift = 1}));
    auto exam = certification->exam ? exam_of(reader, *certification->exam) : std::nullopt;
    return CertificationView{
        .id = id,
        .title = certification->title,
        .level = certification->level,
        .status = certification->status,
        .roles = certification->roles,
        .languages = certification->languages,
        .summary = certification->summary,
        .guide_html = std::move(guide_html),
        .exam = exam ? std::optional(in_language(reader, *std::move(exam), wanted)) : std::nullopt,
        .price = scheme->price,
        .validity_months = scheme->policies.validity_months,
        .credits_needed = scheme->policies.credits_needed,
        .unproctored_online = scheme->policies.unproctored_online,
        .rules = rules_of(scheme->policies),
        .prerequisites = links(reader, certification->prerequisites),
        .renewed_by = links(reader, certification->renewed_by),
        .renews = links(reader, renews(reader, id)),
        .prepare = in_language(reader, offers_for(reader, id), wanted),
        .text_language = text_language};
}
}  // namespace

static Result<http::InLanguage<ProgrammeView>> programme_view(store::Reader& reader,
                                                              const Languages& wanted) {
    const auto p = programme_of(reader);
    if (!p) {
        return not_found("programme yet; import one");
    }
    std::string about = p->about, language = source_language(reader);
    if (auto found = texts_for<ProgrammeTexts>(reader, programme_texts, p->id.value, language, wanted)) {
        language = found->first;
        about = found->second.about;
    }
    return http::InLanguage<ProgrammeView>{
        {p->id, p->title, p->issuer, p->contact, p->languages, TRY(documents::html(about)), language},
        language};
}

void public_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/programme", {"The programme this installation runs", http::anyone()},
          [&s](http::Reads reads) {
              return s.db.read([&](store::Reader& reader) { return programme_view(reader, reads.wanted); });
          });
    r.get("/api/catalogue", {"Search what is on offer", http::anyone()},
          [&s](http::Query<CatalogueQuery> query, http::Reads reads) -> Result<http::InLanguage<Catalogue>> {
              return s.db.read([&](store::Reader& reader) {
                  auto page = offers(reader, filter_from(*query));
                  return http::InLanguage<Catalogue>{
                      {in_language(reader, std::move(page.items), reads.wanted), std::move(page.next),
                       facets(reader, reads.wanted)},
                      ""};
              });
          });
    r.get("/api/certifications/{certification}", {"A certification, its exam and its rules", http::anyone()},
          [&s](http::Path<CertificationPath> at,
               http::Reads reads) -> Result<http::InLanguage<CertificationView>> {
              CertificationView view = TRY(s.db.read(
                  [&](store::Reader& reader) { return view_of(reader, at->certification, reads.wanted); }));
              std::string language = view.text_language;
              return http::InLanguage<CertificationView>{std::move(view), std::move(language)};
          });
    r.get("/api/exams/{exam}", {"An exam and its outline", http::anyone()},
          [&s](http::Path<ExamPath> at, http::Reads reads) -> Result<http::InLanguage<Exam>> {
              auto found = s.db.read([&](store::Reader& reader) -> std::optional<Exam> {
                  auto exam = exam_of(reader, at->exam);
                  return exam ? std::optional(in_language(reader, *std::move(exam), reads.wanted))
                              : std::nullopt;
              });
              if (!found) {
                  return not_found("exam");
              }
              std::string language = found->text_language.value_or(found->language);
              return http::InLanguage<Exam>{*std::move(found), std::move(language)};
          });
}
}  // namespace catalog
