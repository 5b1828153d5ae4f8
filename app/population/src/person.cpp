#include "person.hpp"

#include <base/text.hpp>

#include <fmt/format.h>

namespace population {
namespace {

const Region& region_of(const Plan& plan, Dice& dice) {
    std::vector<double> weights;
    for (const Region& r : plan.region) {
        weights.push_back(r.weight);
    }
    return plan.region[dice.pick(weights)];
}

std::string address_part(const std::string& name) {
    std::string out;
    for (const char c : lower(name)) {
        if (c >= 'a' && c <= 'z') {
            out += c;
        }
    }
    return out;
}

}  // namespace

Person::Person(const Plan& plan, std::int64_t n)
    : number(n), dice(std::uint64_t(plan.seed), "deeds", std::uint64_t(n)) {
    Dice who(std::uint64_t(plan.seed), "person", std::uint64_t(n));
    region = &region_of(plan, who);
    const std::string& given = who.one_of(region->given);
    const std::string& family = who.one_of(region->family);
    name = given + " " + family;
    zone = who.one_of(region->zones);
    email = fmt::format("{}.{}.{}@{}", address_part(given), address_part(family), n, plan.email_domain);
    ability = region->ability + who.normal(0, plan.ability.spread);
    may_seek_centre = !region->centres.empty() && who.happens(plan.behaviour.prefers_centre);
    asker.remote = fmt::format("10.{}.{}.{}", 1 + (n >> 16), (n >> 8) & 255, n & 255);
}

double Person::theta(const Ability& a) const {
    return ability + a.higher_step * double(step) + a.course * course + a.practice * std::min(practised, 2) +
           a.again * failed;
}

void sign_up(World& world, Person& p) {
    const auto made = identity::create_account(world.shell(), {.email = p.email,
                                                               .display_name = p.name,
                                                               .legal_name = p.name,
                                                               .zone = p.zone,
                                                               .language = p.region->language,
                                                               .simulated = true});
    if (!made) {
        throw std::runtime_error("A simulated account could not be made: " + made.error().detail);
    }
    p.asker.caller = {made->value, {}, "population"};
    ++world.made().people;
}

Instant some_day(World& world, Person& p, double days, int from, int to) {
    const Date day = local_date(world.now() + Duration(std::int64_t(days * 86'400e6)), p.zone);
    const auto minutes = p.dice.between(from * 60, to * 60 - 1);
    const Instant then = from_local({day, std::chrono::minutes(minutes)}, p.zone);
    return std::max(then, world.now() + Minutes(p.dice.between(2, 40)));
}

}  // namespace population
