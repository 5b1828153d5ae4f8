#include "routes.hpp"

#include <store/setting.hpp>

#include <mail/mail.hpp>

namespace app {
namespace {

struct DemoClock {
    bool enabled;
    Instant now;
    std::int64_t offset_seconds;
    std::int64_t simulated_people = 0;  // made up when the folder was
};
BOOST_DESCRIBE_STRUCT(DemoClock, (), (enabled, now, offset_seconds, simulated_people))

struct Move {
    Instant to;
};
BOOST_DESCRIBE_STRUCT(Move, (), (to))

struct DemoAccountView {
    std::string email;
    std::string password;
    std::string role;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DemoAccountView, (), (email, password, role, name))

struct MailTo {
    schema::Text<3, 254> address;
};
BOOST_DESCRIBE_STRUCT(MailTo, (), (address))

struct DemoMail {
    std::string subject;
    std::string body;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(DemoMail, (), (subject, body, created_at))

DemoClock clock_view(Installation& i) {
    const auto& clock = i.shell().clock;
    const auto people =
        i.shell().db.read([](store::Reader& r) { return store::setting(r, "simulated_people"); });
    return {i.is_demo(), clock.now(),
            std::chrono::duration_cast<std::chrono::seconds>(clock.offset()).count(),
            people ? std::stoll(*people) : 0};
}

}  // namespace

void demo_routes(http::Router& r, Installation& i) {
    r.get("/api/demo/clock", {"The demo's time", http::anyone()},
          [&i]() -> Result<DemoClock> { return clock_view(i); });
    // Anybody may move it: a demo folder listens on this machine only.
    r.post("/api/demo/clock/moves", {"Move the demo's time forward", http::anyone()},
           [&i](http::Body<Move> move) -> Result<DemoClock> {
               CHECK(i.move_clock(move->to));
               return clock_view(i);
           });
    r.get("/api/demo/accounts", {"The demo's accounts", http::anyone()},
          [&i]() -> Result<std::vector<DemoAccountView>> {
              std::vector<DemoAccountView> out;
              for (const DemoAccount& a : i.is_demo() ? demo_accounts() : std::vector<DemoAccount>{}) {
                  out.push_back({a.email, std::string(demo_password), a.role, a.name});
              }
              return out;
          });
    // A demo sends no mail anywhere, so the pages show a newcomer what would have come.
    r.get("/api/demo/mails", {"Mails to an address, in a demo", http::anyone()},
          [&i](http::Query<MailTo> to) -> Result<std::vector<DemoMail>> {
              if (!i.is_demo()) {
                  return fail(Why::forbidden, "not_a_demo", "Only a demo shows mails here.");
              }
              return i.shell().db.read([&](store::Reader& reader) {
                  std::vector<DemoMail> out;
                  for (auto& m : mail::mails_to(reader, to->address.value)) {
                      out.push_back({std::move(m.subject), std::move(m.body_text), m.created_at});
                  }
                  return out;
              });
          });
}
}  // namespace app
