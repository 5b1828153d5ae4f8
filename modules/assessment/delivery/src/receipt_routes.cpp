// A candidate's proof of what was received, and the place where anybody checks it.
#include <identity/identity.hpp>

#include "receipt.hpp"

namespace delivery {
namespace {

struct Facing {
    SignedReceipt receipt;
    std::string zone;
};

// The first receipt of an installation may come before its key.
Done ready(const shell::Shell& s) { return s.keys.ready(s.db, s.random, receipt_purpose, s.clock.now()); }

Result<Facing> facing(const shell::Shell& s, const AttemptId& id, const std::string& person) {
    CHECK(ready(s));
    return s.db.read([&](store::Reader& reader) -> Result<Facing> {
        const Kept kept = TRY(load_own(reader, id, person));
        const auto card = identity::card_of(reader, kept.row.person);
        return Facing{TRY(signed_receipt(s, reader, kept)), card ? card->zone : "UTC"};
    });
}

}  // namespace

void receipt_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/attempts/{attempt}/receipt",
          {"The signed receipt of an attempt of mine that is over", http::signed_in()},
          [&s](http::Caller who, http::Path<AttemptPath> at) -> Result<SignedReceipt> {
              return TRY(facing(s, at->attempt, who.person)).receipt;
          });
    r.get("/api/attempts/{attempt}/receipt.pdf", {"The same as a PDF", http::signed_in()},
          [&s](http::Caller who, http::Path<AttemptPath> at) -> Result<http::File> {
              const Facing paper = TRY(facing(s, at->attempt, who.person));
              auto bytes = TRY(receipt_pdf(paper.receipt, paper.zone, s.base_url + "/receipts/check"));
              return http::File{"application/pdf", std::move(bytes), "receipt-" + at->attempt.value + ".pdf"};
          });
    r.get("/api/attempts/{attempt}/answers",
          {"Everything the server holds of an attempt of mine, with its log, as a file", http::signed_in()},
          [&s](http::Caller who, http::Path<AttemptPath> at) -> Result<http::File> {
              (void)ready(s);  // the last resort goes out without a signature rather than not at all
              const auto work = s.db.read([&](store::Reader& reader) -> Result<SignedWork> {
                  const Kept kept = TRY(load_own(reader, at->attempt, who.person));
                  return signed_work(s, reader, kept, s.clock.now());
              });
              CHECK(work);
              return http::File{"application/json", schema::to_json(*work),
                                "answers-" + at->attempt.value + ".json"};
          });
    r.post("/api/receipts/checks",
           {"Check the file of a receipt, or downloaded answers, against what we signed and hold",
            http::anyone(),
            {20, 60},
            receipt_file_bytes_max},
           [&s](http::Upload file) -> Result<Checked> {
               return s.db.read([&](store::Reader& reader) {
                   Checked out = check(file.bytes, keys::public_keys(reader));
                   if (out.good) {  // only who holds something we signed learns what we hold
                       compare_with_store(reader, out);
                   }
                   return out;
               });
           });
}

}  // namespace delivery
