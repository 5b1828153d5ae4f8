#include <base/text.hpp>
#include <catalog/catalog.hpp>
#include <http/language.hpp>
#include <itembank/sql/forms.hpp>

#include "bank.hpp"

namespace itembank {

struct PracticePath {
    PracticeId practice;
};
BOOST_DESCRIBE_STRUCT(PracticePath, (), (practice))
struct PracticeFilter {
    std::optional<ExamId> exam;
};
BOOST_DESCRIBE_STRUCT(PracticeFilter, (), (exam))
struct PracticeSets {
    std::vector<PracticeSet> items;
};
BOOST_DESCRIBE_STRUCT(PracticeSets, (), (items))

PracticeSet in_language(store::Reader& reader, PracticeSet set, const Languages& wanted) {
    if (const auto texts =
            catalog::offer_texts(reader, catalog::OfferKind::practice, set.id.value, set.language, wanted)) {
        set.title = texts->second.title;
        set.text_language = texts->first;
    }
    return set;
}

struct FormsPath {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(FormsPath, (), (exam))
struct FormLine {
    FormId id;
    std::string name;
    std::int64_t number = 1, exam_version = 1, cut = 0, items = 0, scored = 0, anchors = 0;
    bool current = true;
    Instant created_at{};
    std::optional<Instant> delivered_at;
};
BOOST_DESCRIBE_STRUCT(FormLine, (),
                      (id, name, number, exam_version, cut, items, scored, anchors, current, created_at,
                       delivered_at))
struct FormLines {
    std::vector<FormLine> items;
};
BOOST_DESCRIBE_STRUCT(FormLines, (), (items))
struct FormPath {
    FormId form;
};
BOOST_DESCRIBE_STRUCT(FormPath, (), (form))
struct DomainCount {
    std::string id, title;
    std::int64_t weight = 0, scored = 0;
};
BOOST_DESCRIBE_STRUCT(DomainCount, (), (id, title, weight, scored))
struct FormDetail {
    Form form;
    std::vector<DomainCount> domains;
};
BOOST_DESCRIBE_STRUCT(FormDetail, (), (form, domains))

// Whoever teaches does not see live items, so an instructor is not among these.
static http::Access keepers() { return http::any_of({"programme_manager", "psychometrician"}); }

static FormDetail detail_of(store::Reader& reader, Form form) {
    FormDetail out{std::move(form), {}};
    const auto exam = catalog::exam_of(reader, out.form.exam, out.form.exam_version);
    for (const auto& domain : exam ? exam->domains : std::vector<catalog::Domain>{}) {
        const auto scored = std::ranges::count_if(
            out.form.items, [&](const FormItem& i) { return i.scored && i.domain == domain.id; });
        out.domains.push_back({domain.id, domain.title, domain.weight, scored});
    }
    return out;
}

void item_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/practice", {"Practice sets on offer", http::anyone()},
          [&s](http::Query<PracticeFilter> filter,
               http::Reads reads) -> Result<http::InLanguage<PracticeSets>> {
              return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<PracticeSets>> {
                  PracticeSets out;
                  for (PracticeSet& set : practice_sets(reader)) {
                      out.items.push_back(in_language(reader, std::move(set), reads.wanted));
                  }
                  std::erase_if(out.items, [&](const PracticeSet& set) {
                      return filter->exam && set.exam != *filter->exam;
                  });
                  return http::InLanguage<PracticeSets>{std::move(out), ""};
              });
          });
    r.get("/api/practice/{practice}", {"A practice set", http::anyone()},
          [&s](http::Path<PracticePath> at, http::Reads reads) -> Result<http::InLanguage<PracticeSet>> {
              return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<PracticeSet>> {
                  if (auto set = practice_of(reader, at->practice)) {
                      PracticeSet out = in_language(reader, *std::move(set), reads.wanted);
                      std::string language = out.text_language.value_or(out.language);
                      return http::InLanguage<PracticeSet>{std::move(out), std::move(language)};
                  }
                  return not_found("practice set");
              });
          });
    r.get("/api/manage/exams/{exam}/forms", {"An exam's forms, every version", keepers()},
          [&s](http::Caller who, http::Path<FormsPath> at) -> Result<FormLines> {
              CHECK(live_sight_of(who));
              return s.db.read([&](store::Reader& reader) -> Result<FormLines> {
                  FormLines out;
                  for (const auto& row : sql::forms_ever(reader, {.exam = at->exam})) {
                      out.items.push_back({row.id, row.name, row.number, row.exam_version, row.cut, row.items,
                                           row.scored, row.anchors, row.current == 1, row.created_at,
                                           row.delivered_at});
                  }
                  return out;
              });
          });
    r.get("/api/manage/forms/{form}", {"A form with its items and how it covers the outline", keepers()},
          [&s](http::Caller who, http::Path<FormPath> at) -> Result<FormDetail> {
              CHECK(live_sight_of(who));
              return s.db.read([&](store::Reader& reader) -> Result<FormDetail> {
                  if (auto form = form_of(reader, at->form)) {
                      return detail_of(reader, std::move(*form));
                  }
                  return not_found("form");
              });
          });
}

}  // namespace itembank
