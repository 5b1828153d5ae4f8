// The candidate's side: their own results, and theirs alone.
#include "kept.hpp"

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
          [&s](http::Caller who, http::Path<MyResultPath> at) -> Result<ResultView> {
              return s.db.read([&](store::Reader& reader) -> Result<ResultView> {
                  const auto row = sql::result_of(reader, {.id = at->result});
                  if (!row || row->person.value != who.person) {
                      return not_found("result");
                  }
                  return whole_view_of(reader, *row);
              });
          });
}

}  // namespace scoring
