// The months before the first start, from the first account to today.
#include <population/population.hpp>

#include "journey.hpp"

#include <wiring.hpp>

#include <fmt/format.h>

namespace population {
namespace {

constexpr Hours workshops_before_end{3};
constexpr int introductory_months = 6;

// A workshop's dates count from its first reading, and a path may name it: both come at the end.
plain::Folder without_workshops(const plain::Folder& programme) {
    plain::Texts files = programme.files();
    std::erase_if(files, [](const auto& file) {
        return file.first.starts_with("workshops/") || file.first.starts_with("paths/");
    });
    return plain::Folder(std::move(files));
}

void import(app::Installation& installation, const plain::Folder& programme) {
    plain::Report report;
    if (const auto done = app::import_programme(installation.shell(), programme, report); !done) {
        throw std::runtime_error("The demo programme does not load: " +
                                 (report.problems.empty()
                                      ? done.error().detail
                                      : report.problems[0].file + ": " + report.problems[0].message));
    }
    installation.runner().deliver_announcements();
}

std::optional<identity::PersonId> demo_account(World& world, const app::DemoAccount& a) {
    const auto made = identity::create_account(world.shell(), {.email = a.email,
                                                               .password = std::string(app::demo_password),
                                                               .display_name = a.name,
                                                               .legal_name = a.name,
                                                               .zone = a.zone,
                                                               .roles = a.roles});
    return made ? std::optional(*made) : std::nullopt;
}

// The first credentials last a year, so that after eighteen months some have expired and some been renewed:
// decided and taken back by the programme's manager, as any change of a scheme.
void introductory_phase(World& world, const Ground& ground) {
    const auto change = [&world, &ground](std::int64_t months, const char* reason) {
        for (const Path& path : ground.paths) {
            const auto scheme = world.ask(ground.manager, "GET", "/api/manage/schemes/" + path.exam);
            if (path.open && scheme.good()) {
                world.ask(ground.manager, "PATCH", "/api/manage/schemes/" + path.exam,
                          json::object{{"version", scheme.body().at("version")},
                                       {"policies", json::object{{"validity_months", months}}},
                                       {"reason", reason}});
            }
        }
    };
    change(12, "The introductory phase: what is earned now is valid for a year.");
    const Date back = add_months(utc_date(world.now()), introductory_months);
    world.at(midnight(back) + Hours(9),
             [change] { change(36, "The introductory phase is over: three years from now on."); });
}

void vouchers(World& world, const Ground& ground, Dice& dice) {
    for (const int month : {2, 7, 12, 16}) {
        world.at(midnight(add_months(utc_date(world.now()), month)) + Hours(dice.between(8, 15)),
                 [&world, &ground] {
                     json::array rows;
                     for (int n = 0; n < 10; ++n) {
                         rows.push_back(json::object{{"exam", ground.paths[0].exam}, {"percent", 100}});
                     }
                     const Reply made = world.ask(ground.manager, "POST", "/api/manage/vouchers",
                                                  json::object{{"rows", std::move(rows)}});
                     (void)made;
                 });
    }
}

// Results that wait for somebody's look, now and then one that is made void.
void results_watch(World& world, const Ground& ground, std::shared_ptr<Dice> dice) {
    world.at(world.now() + Hours(24), [&world, &ground, dice] {
        const Behaviour& b = world.plan().behaviour;
        const Reply found = world.ask(ground.manager, "GET", "/api/manage/results", "",
                                      {{"state", "provisional"}, {"limit", "100"}});
        const auto* items = found.find("/items");
        for (const auto& item : items == nullptr ? json::array() : items->as_array()) {
            const std::string of =
                "/api/manage/results/" + std::string(item.at("result").at("id").as_string());
            if (!dice->happens(b.result_held + b.result_voided)) {
                continue;
            }
            world.ask(ground.manager, "POST", of + "/holds",
                      json::object{{"reason", "We are checking a report from the desk."}});
            const bool is_void = dice->happens(b.result_voided / (b.result_held + b.result_voided));
            world.at(world.now() + Hours(dice->between(20, 100)), [&world, &ground, of, is_void] {
                world.ask(ground.manager, "POST", of + (is_void ? "/voidings" : "/releases"),
                          json::object{{"reason", is_void ? "Notes of another person were used."
                                                          : "The report had another cause."}});
            });
        }
        results_watch(world, ground, dice);
    });
}

// Ann has begun a course and taken a seat in a workshop: whoever signs in as her has everything before them.
void ann(World& world, const Ground& ground, const app::DemoAccount& account, Instant until,
         std::shared_ptr<Asker> her) {
    world.at(until - Days(9), [&world, &ground, &account, her] {
        const auto id = demo_account(world, account);
        const Path& path = ground.paths[0];
        if (!id || path.activities.size() < 4) {
            return;
        }
        const Asker asker{{id->value, account.roles, "population"}, "10.0.0.2"};
        *her = asker;
        const std::string course = "/api/courses/" + path.course;
        world.ask(asker, "POST", course + "/enrolments");
        for (std::size_t n = 0; n < 4; ++n) {
            world.at(world.now() + Days(2 * n) + Hours(1), [&world, &path, asker, course, n] {
                const CourseActivity& a = path.activities[n];
                const std::string at = course + "/activities/" + a.id;
                for (const CheckQuestion& q : a.questions) {
                    world.ask(asker, "POST", at + "/answers",
                              json::object{{"question", q.id}, {"response", json::value_from(q.right)}});
                }
                if (a.questions.empty()) {
                    const bool done = n < 3;
                    world.ask(asker, "PUT", at + "/progress",
                              json::object{{"position", done ? 1000 : 420}, {"done", done}});
                }
            });
        }
    });
}

void item_comments(World& world, const Ground& ground, Dice& dice, Instant until) {
    const Reply items = world.ask(ground.item_reviewer, "GET", "/api/bank/items", "", {{"limit", "50"}});
    const auto* all = items.find("/items");
    if (all == nullptr || all->as_array().empty()) {
        return;
    }
    static const std::vector<std::string> texts{"Candidates mention the length of the last option.",
                                                "The source has a new edition; the page is the same.",
                                                "Could the second sentence be shorter?",
                                                "Solved without the key: good."};
    for (int n = 0; n < 24; ++n) {
        const auto& item =
            all->as_array()[std::size_t(dice.between(0, std::int64_t(all->as_array().size()) - 1))];
        const std::string path = "/api/bank/items/" + std::string(item.at("name").as_string()) + "/comments";
        const Asker& who = dice.happens(0.5) ? ground.item_reviewer : ground.manager;
        const auto span = double((until - world.now()).count());
        world.at(world.now() + Duration(std::int64_t(span * dice.unit())),
                 [&world, who, path, text = dice.one_of(texts)] {
                     world.ask(who, "POST", path, json::object{{"text", text}});
                 });
    }
}

// The newest people take seats in the workshops, whose dates count from their first reading.
void workshops(World& world, const plain::Folder& programme,
               const std::vector<std::shared_ptr<Journey>>& people, Instant until,
               std::shared_ptr<Asker> her) {
    world.at(until - workshops_before_end, [&world, &programme, &people, her] {
        import(world.installation(), programme);
        std::vector<std::pair<std::string, std::string>> sessions;
        for (const auto& path : programme.matching("workshops/*.toml")) {
            const std::string id = plain::Folder::name_in(path, "workshops/*.toml");
            const std::string name = id.ends_with(".toml") ? id.substr(0, id.size() - 5) : id;
            const Reply found = world.ask({}, "GET", "/api/workshops/" + name);
            if (const auto* dates = found.find("/sessions")) {
                for (const auto& session : dates->as_array()) {
                    sessions.emplace_back(name, session.at("id").as_string());
                }
            }
        }
        int seats = 0;
        if (!her->caller.person.empty() && !sessions.empty()) {
            world.ask(*her, "POST",
                      "/api/workshops/" + sessions[0].first + "/sessions/" + sessions[0].second + "/seats");
        }
        for (auto at = people.rbegin(); at != people.rend() && seats < 60 && !sessions.empty(); ++at) {
            Person& p = (*at)->person();
            if (!p.asker.caller.person.empty() && p.dice.happens(world.plan().behaviour.takes_seat)) {
                const auto& [workshop, session] = p.dice.one_of(sessions);
                world.at(world.now() + Minutes(1 + ++seats), [&world, asker = p.asker, workshop, session] {
                    world.ask(asker, "POST",
                              "/api/workshops/" + workshop + "/sessions/" + session + "/seats");
                });
            }
        }
    });
}

// More people begin in some months than in others, and in the evening rather than at night.
Instant beginning_of(const Plan& plan, Person& p, Instant from, Instant until) {
    Dice dice(std::uint64_t(plan.seed), "beginning", std::uint64_t(p.number));
    const auto span = double((until - from).count());
    const double most = std::ranges::max(plan.months_weight);
    while (true) {
        const Instant when = from + Duration(std::int64_t(span * dice.unit()));
        const auto month = unsigned(utc_date(when).month());
        const auto hour = to_local(when, p.zone).time / Minutes(60);
        const double by_day = hour < 6 ? 0.05 : hour < 17 ? 0.7 : hour < 23 ? 1.0 : 0.3;
        if (dice.unit() * most < plan.months_weight[month - 1] * by_day) {
            return when;
        }
    }
}

}  // namespace

Instant beginning(const plain::Folder& programme, Instant until) {
    return midnight(add_months(utc_date(until), -int(plan_of(programme).months)));
}

Made populate(app::Installation& installation, const plain::Folder& programme, const Wish& wish) {
    World world(installation, plan_of(programme), parameters_of(programme));
    const Instant from = world.now();
    Accounts accounts;
    const app::DemoAccount* candidate = nullptr;
    for (const app::DemoAccount& account : app::demo_accounts()) {
        if (account.roles.empty()) {
            candidate = &account;
        } else if (const auto id = demo_account(world, account)) {
            accounts.emplace(account.email, *id);
        }
    }
    import(installation, without_workshops(programme));
    const Ground ground = ground_of(world, programme, accounts);
    Dice dice(std::uint64_t(world.plan().seed), "staff");
    introductory_phase(world, ground);
    vouchers(world, ground, dice);
    item_comments(world, ground, dice, wish.until);
    results_watch(world, ground, std::make_shared<Dice>(std::uint64_t(world.plan().seed), "results"));
    const auto her = std::make_shared<Asker>();
    if (candidate != nullptr) {
        ann(world, ground, *candidate, wish.until, her);
    }
    std::vector<std::shared_ptr<Journey>> people;
    for (std::int64_t n = 1; n <= wish.people; ++n) {
        people.push_back(std::make_shared<Journey>(world, ground, n));
        Journey* one = people.back().get();
        world.at(beginning_of(world.plan(), one->person(), from, wish.until), [one] { one->begin(); });
    }
    std::ranges::sort(people, {}, [&](const auto& j) { return j->person().number; });
    workshops(world, programme, people, wish.until, her);
    world.run(wish.until, wish.progress);
    return world.made();
}

}  // namespace population
