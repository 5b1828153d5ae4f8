// /api/bank/forms and the blueprint.
#include <catalog/catalog.hpp>
#include <itembank/sql/form_drafts.hpp>
#include <store/record.hpp>

#include "form_drafts.hpp"

namespace itembank {
namespace {

constexpr std::size_t form_bytes_max = 256 * 1'024;

struct DraftPath {
    FormDraftId form;
};
BOOST_DESCRIBE_STRUCT(DraftPath, (), (form))
struct FormDraftFilter {
    std::optional<ExamId> exam;
};
BOOST_DESCRIBE_STRUCT(FormDraftFilter, (), (exam))
struct BlueprintPath {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(BlueprintPath, (), (exam))
struct Blueprint {
    ExamId exam;
    std::int64_t version = 1;
    std::vector<DomainCover> domains;
};
BOOST_DESCRIBE_STRUCT(Blueprint, (), (exam, version, domains))

http::Access makers() { return http::any_of({"psychometrician", "programme_manager"}); }

}  // namespace

void bank_form_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/bank/exams/{exam}/blueprint", {"What the bank holds for an exam's outline", staff()},
          [&s](http::Caller who, http::Path<BlueprintPath> at) -> Result<Blueprint> {
              CHECK(live_sight_of(who));
              return s.db.read([&](store::Reader& reader) -> Result<Blueprint> {
                  const auto exam = catalog::exam_of(reader, at->exam);
                  if (!exam) {
                      return not_found("exam");
                  }
                  return Blueprint{exam->id, exam->version, coverage_of(reader, *exam, {})};
              });
          });
    r.get("/api/bank/forms", {"Forms made by hand", makers()},
          [&s](http::Caller who, http::Query<FormDraftFilter> filter) -> Result<FormDraftLines> {
              CHECK(live_sight_of(who));
              return s.db.read([&](store::Reader& reader) -> Result<FormDraftLines> {
                  return form_drafts(reader, filter->exam ? filter->exam->value : "");
              });
          });
    r.post("/api/bank/forms", {"Begin a form", makers()},
           [&s](http::Caller who, http::Body<NewFormDraft> wish) -> Result<http::Created<FormDraftView>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<FormDraftView>> {
                   const Instant now = s.clock.now();
                   const FormDraftId id = TRY(start_form(tx, s, sight, *wish, now));
                   return http::Created<FormDraftView>{TRY(form_draft_view(tx, sight, id, now))};
               });
           });
    r.get("/api/bank/forms/{form}", {"A form in the making, with its checks and its coverage", makers()},
          [&s](http::Caller who, http::Path<DraftPath> at) -> Result<FormDraftView> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<FormDraftView> {
                  return form_draft_view(tx, sight, at->form, s.clock.now());
              });
          });
    r.put("/api/bank/forms/{form}", {"Save a form in the making", makers(), {}, form_bytes_max},
          [&s](http::Caller who, http::Path<DraftPath> at,
               http::Body<SaveFormDraft> wish) -> Result<FormDraftView> {
              const Sight sight = TRY(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<FormDraftView> {
                  const Instant now = s.clock.now();
                  CHECK(save_form(tx, at->form, *wish, now));
                  return form_draft_view(tx, sight, at->form, now);
              });
          });
    r.del("/api/bank/forms/{form}", {"Discard a form in the making", makers()},
          [&s](http::Caller who, http::Path<DraftPath> at) -> Result<http::NoContent> {
              CHECK(live_sight_of(who));
              return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
                  if (sql::drop_form_draft(tx, {.id = at->form}) == 0) {
                      return not_found("form");
                  }
                  return http::NoContent{};
              });
          });
    r.post("/api/bank/forms/{form}/freezings", {"Freeze a form: new attempts get it", makers()},
           [&s](http::Caller who, http::Path<DraftPath> at,
                http::Body<Freeze> wish) -> Result<http::Created<FormDraftView>> {
               const Sight sight = TRY(live_sight_of(who));
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<FormDraftView>> {
                   const Instant now = s.clock.now();
                   const FormId form = TRY(freeze_form(tx, s, sight, at->form, *wish, now));
                   store::record(tx, {s.random.uuid7(now), "form", form.value, now, sight.person.value,
                                      "frozen", "", "{}"});
                   return http::Created<FormDraftView>{TRY(form_draft_view(tx, sight, at->form, now))};
               });
           });
}

}  // namespace itembank
