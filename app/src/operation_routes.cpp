#include "pages.hpp"
#include "routes.hpp"
#include "settings.hpp"
#include "wiring.hpp"

#include <base/text.hpp>
#include <jobs/jobs.hpp>
#include <mail/mail.hpp>
#include <store/setting.hpp>

namespace app {
namespace {

struct Health {
    std::string state;
};
BOOST_DESCRIBE_STRUCT(Health, (), (state))

struct Page {
    std::optional<schema::Text<0, 64>> after;
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(Page, (), (after, limit))

struct MailView {
    std::string id;
    std::string to_address;
    std::string subject;
    std::string body;
    std::string state;
    Instant created_at;
    std::string last_error;  // what the mail server said
};
BOOST_DESCRIBE_STRUCT(MailView, (), (id, to_address, subject, body, state, created_at, last_error))

struct Outbox {
    std::vector<MailView> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(Outbox, (), (items, next))

struct FailedJob {
    std::string kind;
    std::string key;
    std::string hearer;
    std::int64_t attempts;
    Instant last_at;
    std::string last_error;
};
BOOST_DESCRIBE_STRUCT(FailedJob, (), (kind, key, hearer, attempts, last_at, last_error))

struct JobName {
    schema::Text<1, 120> kind;
    schema::Text<1, 200> key;
};
BOOST_DESCRIBE_STRUCT(JobName, (), (kind, key))

Result<Outbox> outbox(const shell::Shell& s, const Page& page) {
    const std::int64_t limit = page.limit ? page.limit->value : 50;
    return s.db.read([&](store::Reader& reader) {
        Outbox out;
        for (auto& m :
             mail::list(reader, {.after = page.after ? page.after->value : "", .limit = int(limit)})) {
            out.items.push_back({std::move(m.id), std::move(m.to_address), std::move(m.subject),
                                 std::move(m.body_text), std::string(mail::to_string(m.state)), m.created_at,
                                 std::move(m.last_error)});
        }
        if (std::int64_t(out.items.size()) == limit) {
            out.next = out.items.back().id;
        }
        return out;
    });
}

}  // namespace

void operation_routes(http::Router& r, Installation& i, std::function<std::string()> metrics) {
    const shell::Shell& s = i.shell();
    r.get("/healthz", {"The process lives", http::anyone()},
          []() -> Result<Health> { return Health{"alive"}; });
    r.get("/readyz", {"The store answers", http::anyone()}, [&s]() -> Result<Health> {
        try {
            s.db.read([](store::Reader& reader) { return store::setting(reader, "made_at").has_value(); });
            return Health{"ready"};
        } catch (const store::StoreError&) {
            return fail(Why::unavailable, "store_unavailable", "The database does not answer.");
        }
    });
    r.get("/metrics", {"Measurements for Prometheus, on this machine or to an operator", http::anyone()},
          [metrics](http::Request& request, std::optional<http::Caller> who) -> Result<http::File> {
              if (!is_loopback(request.remote) && !(who && who->has("operator"))) {
                  return fail(Why::forbidden, "not_your_role", "Only an operator sees these.");
              }
              return http::File{"text/plain; version=0.0.4", metrics(), ""};
          });
    r.get("/api/manage/mails", {"The outbox", http::any_of({"operator"})},
          [&s](http::Query<Page> page) { return outbox(s, *page); });
    r.get("/api/manage/jobs/failed", {"Jobs that gave up", http::any_of({"operator"})},
          [&s]() -> Result<std::vector<FailedJob>> {
              return s.db.read([&](store::Reader& reader) {
                  std::vector<FailedJob> out;
                  for (auto& j : jobs::failed(reader)) {
                      out.push_back({j.kind, j.key, j.hearer, j.attempts, j.last_at, j.last_error});
                  }
                  return out;
              });
          });
    r.post("/api/manage/jobs/retries", {"Try a failed job again", http::any_of({"operator"})},
           [&s](http::Body<JobName> job) -> Result<http::NoContent> {
               return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
                   if (!jobs::retry(tx, job->kind.value, job->key.value, s.clock.now())) {
                       return not_found("failed job");
                   }
                   return http::NoContent{};
               });
           });
}

void all_routes(http::Router& r, Installation& i, std::function<std::string()> metrics) {
    const shell::Shell& s = i.shell();
    identity::authenticate(r, s);
    r.otherwise(page);
    operation_routes(r, i, std::move(metrics));
    demo_routes(r, i);
    first_start_routes(r, i);
    key_routes(r, s);
    transcript_routes(r, s);
    add_routes(r, s);
}
}  // namespace app
