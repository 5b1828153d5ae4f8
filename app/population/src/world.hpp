// Simulated time: what happens next, and how people ask the product for it.
#pragma once
#include "dice.hpp"
#include "plan.hpp"

#include <http/router.hpp>
#include <itembank/itembank.hpp>
#include <population/population.hpp>

#include <boost/json.hpp>

#include <queue>

namespace population {
namespace json = boost::json;

struct Reply {
    Reply() = default;
    Reply(int s, std::string r) : status(s), raw(std::move(r)) {}
    int status = 0;
    std::string raw;
    bool good() const { return status < 300; }
    const json::value& body() const;  // read when it is first asked for
    const json::value* find(std::string_view pointer) const;
    std::string text(std::string_view pointer) const;  // "" when there is none

  private:
    mutable std::optional<json::value> read_{};
};

// Somebody with a browser: who they are to the routes, and the address they come from.
struct Asker {
    http::Caller caller;
    std::string remote = "10.0.0.1";
};

class World {
  public:
    World(app::Installation&, Plan, ItemParameters);

    const Plan& plan() const { return plan_; }
    const ItemParameters& parameters() const { return parameters_; }
    app::Installation& installation() { return installation_; }
    const shell::Shell& shell() const { return installation_.shell(); }
    Instant now() const { return installation_.shell().clock.now(); }
    Made& made() { return made_; }

    // In order of time, and of being planned where the time is the same. What lies after the end is dropped.
    void at(Instant, std::move_only_function<void()>);
    void run(Instant until, const std::function<void(const Progress&)>&);

    Reply ask(const Asker&, std::string_view method, std::string path, std::string body = {},
              std::map<std::string, std::string> query = {});
    Reply ask(const Asker&, std::string_view method, std::string path, const json::object& body);
    std::string uuid() { return shell().random.uuid7(now()); }

    // The same item is read once.
    const itembank::ItemVersion& item(const itembank::ItemVersionId&);

  private:
    struct Event {
        Instant at;
        std::uint64_t number;
        std::move_only_function<void()> what;
    };
    struct Later {
        bool operator()(const Event& a, const Event& b) const {
            return std::tie(a.at, a.number) > std::tie(b.at, b.number);
        }
    };
    void move_to(Instant);

    app::Installation& installation_;
    Plan plan_;
    ItemParameters parameters_;
    http::Router router_;
    std::vector<Event> events_;  // a heap
    std::uint64_t planned_ = 0;
    Instant end_ = Instant::max();
    bool jobs_known_ = false;  // nothing has been asked for since the jobs were looked at
    Instant next_job_{};
    Made made_;
    std::map<std::string, itembank::ItemVersion> items_;
};

}  // namespace population
