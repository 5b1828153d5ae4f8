// Import with a preview, and export, in the browser.
#include <base/text.hpp>
#include <itembank/packages.hpp>

#include "bank.hpp"

namespace itembank {
namespace {

constexpr std::size_t upload_bytes_max = 64 * 1'024 * 1'024;  // larger ones by the command line

struct ImportQuery {
    Text<1, 200> name;  // the file's
    std::optional<bool> dry_run, skip_bad;
    std::optional<ExamId> exam;
    std::optional<Pool> pool;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (name, dry_run, skip_bad, exam, pool))
struct ExportQuery {
    std::optional<ExamId> exam;
};
BOOST_DESCRIBE_STRUCT(ExportQuery, (), (exam))

}  // namespace

void package_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/bank/imports",
           {"Bring questions from a file: a preview with dry_run, else all of them as drafts",
            http::any_of({"item_writer", "programme_manager"}),
            {60, 600},
            upload_bytes_max},
           [&s](http::Caller who, http::Query<ImportQuery> how, http::Upload upload) -> Result<ImportReport> {
               const Sight sight = TRY(live_sight_of(who));
               ImportWish wish;
               wish.skip_bad = how->skip_bad.value_or(false);
               wish.exam = how->exam.value_or(ExamId());
               wish.pool = how->pool.value_or(Pool::live);
               wish.person = sight.person;
               wish.origin = how->name.value;
               exchange::Intake intake = exchange::take_in(how->name.value, std::move(upload.bytes));
               if (how->dry_run.value_or(false)) {
                   return s.db.read([&](store::Reader& reader) -> Result<ImportReport> {
                       return look_into(&reader, std::move(intake), wish);
                   });
               }
               return take_in(s, std::move(intake), wish);
           });
    r.get("/api/bank/export",
          {"The items of an exam, or all, as a QTI 3 package",
           http::any_of({"programme_manager", "psychometrician"}),
           {20, 600}},
          [&s](http::Caller who, http::Query<ExportQuery> what) -> Result<http::File> {
              const Sight sight = TRY(live_sight_of(who));
              auto zip = TRY(export_qti(s, what->exam));
              CHECK(s.db.write([&](store::Tx& tx) -> Done {
                  log_views_of_all(tx, sight, what->exam.value_or(ExamId()), s.clock.now());
                  return {};
              }));
              return http::File{"application/zip",
                                std::move(zip),
                                (what->exam ? what->exam->value : "items") + "-qti3.zip",
                                {{"Cache-Control", "no-store"}}};
          });
}

}  // namespace itembank
