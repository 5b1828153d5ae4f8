// The candidate's side: their own results, and theirs alone.
#include "kept.hpp"

#include <catalog/catalog.hpp>
#include <http/language.hpp>

namespace scoring {

struct MyResultPath {
    ResultId result;
};
BOOST_DESCRIBE_STRUCT(MyResultPath, (), (result))

struct MyResultsQuery {
    std::optional<AttemptId> attempt;  // the result of this attempt alone: the page after the exam asks so
};
BOOST_DESCRIBE_STRUCT(MyResultsQuery, (), (attempt))

struct MyResults {
    std::vector<ResultView> items;
};
BOOST_DESCRIBE_STRUCT(MyResults, (), (items))

// The domains by their titles in the reader's language, where the exam's current version is the one that was
// sat. The record and the report keep them as they were called then.
static ResultView in_language(store::Reader& reader, ResultView view, const Languages& wanted) {
    auto found = catalog::exam_of(reader, view.exam, view.exam_version);
    if (!found) {
        return view;
    }
    const catalog::Exam exam = catalog::in_language(reader, *std::move(found), wanted);
    for (DomainView& domain : view.domains) {
        const auto at = std::ranges::find(exam.domains, domain.domain, &catalog::Domain::id);
        if (exam.text_language && at != exam.domains.end()) {
            domain.title = at->title;
        }
    }
    return view;
}

void candidate_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/results", {"My results, newest first", http::signed_in()},
          [&s](http::Caller who, http::Query<MyResultsQuery> ask) -> Result<MyResults> {
              return s.db.read([&](store::Reader& reader) -> Result<MyResults> {
                  MyResults out{results_of(reader, PersonId(who.person))};
                  if (ask->attempt) {
                      std::erase_if(out.items,
                                    [&](const ResultView& v) { return v.attempt != *ask->attempt; });
                  }
                  return out;
              });
          });
    r.get("/api/results/{result}", {"A result of mine with its domains", http::signed_in()},
          [&s](http::Caller who, http::Path<MyResultPath> at,
               http::Reads reads) -> Result<http::InLanguage<ResultView>> {
              return s.db.read([&](store::Reader& reader) -> Result<http::InLanguage<ResultView>> {
                  const auto row = sql::result_of(reader, {.id = at->result});
                  if (!row || row->person.value != who.person) {
                      return not_found("result");
                  }
                  return http::InLanguage<ResultView>{
                      in_language(reader, whole_view_of(reader, *row), reads.wanted), ""};
              });
          });
}

}  // namespace scoring
