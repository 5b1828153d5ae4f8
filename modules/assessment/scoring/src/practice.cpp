// Practice: points by domain and the explanations, and no scale, since a practice set has no cut.
#include "count.hpp"
#include "kept.hpp"

#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <http/language.hpp>
#include <itembank/itembank.hpp>

namespace scoring {

struct PracticePath {
    AttemptId attempt;
};
BOOST_DESCRIBE_STRUCT(PracticePath, (), (attempt))

struct PracticeResultView {
    AttemptId attempt;
    ExamId exam;
    std::string title;
    std::int64_t raw = 0;
    std::int64_t all_right = 0;
    std::vector<PracticeDomain> domains;
    Instant submitted_at{};
};
BOOST_DESCRIBE_STRUCT(PracticeResultView, (), (attempt, exam, title, raw, all_right, domains, submitted_at))
struct PracticeResults {
    std::vector<PracticeResultView> items;
};
BOOST_DESCRIBE_STRUCT(PracticeResults, (), (items))

struct PracticeItem {
    std::string domain;
    itembank::PlayerItem item;
    std::optional<sitting::Response> response;
    itembank::Explanation explanation;
};
BOOST_DESCRIBE_STRUCT(PracticeItem, (), (domain, item, response, explanation))
struct PracticeResultDetail {
    PracticeResultView result;
    std::vector<PracticeItem> items;
    std::string language;       // the questions were written in; each says its translations
    std::string text_language;  // of the domains' titles
};
BOOST_DESCRIBE_STRUCT(PracticeResultDetail, (), (result, items, language, text_language))

namespace {

template <class Row>
PracticeResultView practice_view(const Row& row) {
    return {row.attempt,     row.exam,      row.title,
            row.raw,         row.all_right, schema::parse_own<std::vector<PracticeDomain>>(row.domains),
            row.submitted_at};
}

// The domains by their titles in the reader's language.
void put_titles(store::Reader& r, PracticeResultDetail& out, const Languages& wanted) {
    auto found = catalog::exam_of(r, out.result.exam);
    if (!found) {
        return;
    }
    out.language = out.text_language = found->language;
    const catalog::Exam exam = catalog::in_language(r, *std::move(found), wanted);
    if (!exam.text_language) {
        return;  // as they were called when it was scored
    }
    out.text_language = *exam.text_language;
    for (PracticeDomain& domain : out.result.domains) {
        const auto at = std::ranges::find(exam.domains, domain.domain, &catalog::Domain::id);
        domain.title = at != exam.domains.end() ? at->title : domain.title;
    }
}

Result<PracticeResultDetail> detail(store::Reader& r, const AttemptId& attempt, const std::string& person,
                                    const Languages& wanted, Instant now) {
    const auto row = sql::practice_of_attempt(r, {.attempt = attempt});
    if (!row || row->person.value != person) {
        return not_found("practice result");
    }
    PracticeResultDetail out{practice_view(*row), {}, "", ""};
    put_titles(r, out, wanted);
    const auto left = TRY(delivery::responses_of(r, attempt, now));
    const auto form = itembank::form_of(r, left.attempt.form);
    if (const auto texts =
            form ? catalog::offer_texts(r, catalog::OfferKind::practice, form->name, out.language, wanted)
                 : std::nullopt) {
        out.result.title = texts->second.title;
    }
    for (const auto& one : left.items) {
        const auto item = itembank::item_of(r, one.item);
        // Explanations hold the key: they are for items made to be practised with, whatever the form says.
        if (!form || !item || item->content.pool != itembank::Pool::practice) {
            continue;
        }
        const itembank::Seen seen{one.seed, one.response, delivery::media_address(attempt, one.item)};
        const auto placed = std::ranges::find(form->items, one.item, &itembank::FormItem::item);
        out.items.push_back(
            {placed != form->items.end() ? placed->domain : "",
             itembank::player_item(itembank::rendered(*item), itembank::shape_of(item->content), seen),
             one.response, itembank::explanation_of(*item, seen)});
    }
    return out;
}

}  // namespace

Done score_practice(store::Tx& tx, const shell::Shell& s, const delivery::AttemptSubmitted& e, Instant now) {
    const Count counted = TRY(count_attempt(tx, e, now));
    const auto exam = catalog::exam_of(tx, e.exam);
    const auto set = itembank::practice_of(tx, itembank::PracticeId(e.practice));
    PracticeScored said{e.attempt,   e.person,          e.exam, e.practice,
                        counted.raw, counted.all_right, {},     e.submitted_at};
    for (const DomainCount& d : counted.domains) {
        std::string title = d.domain;
        if (exam) {
            const auto found = std::ranges::find(exam->domains, d.domain, &catalog::Domain::id);
            title = found != exam->domains.end() ? found->title : title;
        }
        said.domains.push_back({d.domain, title, d.section.items, d.section.raw, d.section.all_right});
    }
    std::ranges::sort(said.domains, {}, &PracticeDomain::domain);
    const auto made = sql::insert_practice(tx, {.id = s.random.id<PracticeResult>(now),
                                                .attempt = e.attempt,
                                                .person = e.person,
                                                .exam = e.exam,
                                                .title = set ? set->title : e.practice,
                                                .raw = counted.raw,
                                                .all_right = counted.all_right,
                                                .domains = schema::to_json(said.domains),
                                                .submitted_at = e.submitted_at});
    if (made != 0) {
        shell::announce(tx, s, said, now);
    }
    return {};
}

void practice_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/practice-results", {"My practice results, newest first", http::signed_in()},
          [&s](http::Caller who) -> Result<PracticeResults> {
              return s.db.read([&](store::Reader& reader) -> Result<PracticeResults> {
                  PracticeResults out;
                  for (const auto& row : sql::practices_of_person(reader, {.person = who.person})) {
                      out.items.push_back(practice_view(row));
                  }
                  return out;
              });
          });
    r.get("/api/practice-results/{attempt}",
          {"A practice result of mine with explanations", http::signed_in()},
          [&s](http::Caller who, http::Path<PracticePath> at,
               http::Reads reads) -> Result<http::InLanguage<PracticeResultDetail>> {
              PracticeResultDetail found = TRY(s.db.read([&](store::Reader& reader) {
                  return detail(reader, at->attempt, who.person, reads.wanted, s.clock.now());
              }));
              return http::InLanguage<PracticeResultDetail>{std::move(found), ""};
          });
}

}  // namespace scoring
