#include "policy_words.hpp"

#include <base/text.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

namespace catalog {
namespace {

std::string count(std::int64_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}
std::string days(std::int64_t n) { return count(n, "day", "days"); }
std::string months(std::int64_t n) { return count(n, "month", "months"); }
std::string hours(std::int64_t n) { return count(n, "hour", "hours"); }
std::string minutes(std::int64_t n) { return count(n, "minute", "minutes"); }

constexpr auto whole = PolicyKind::whole;
constexpr auto flag = PolicyKind::flag;
using P = const Policies&;

const PolicyAbout words[] = {
    {"price_cents", PolicyGroup::price, whole, 0, 10'000'000, "",
     [](P p) {
         return p.price_cents == 0 ? std::string("Sitting the exam is free.")
                                   : fmt::format("Sitting the exam costs {}.{:02} {}; a voucher pays for it.",
                                                 p.price_cents / 100, p.price_cents % 100, p.currency);
     }},
    {"currency", PolicyGroup::price, PolicyKind::choice, 0, 0,
     "AUD BRL CAD CHF CNY CZK DKK EUR GBP HUF INR JPY KES KRW MXN NOK NZD PLN SEK SGD USD ZAR",
     [](P p) { return fmt::format("Prices are in {}.", p.currency); }},
    {"booking_lead_centre_hours", PolicyGroup::booking, whole, 0, 720, "",
     [](P p) {
         return fmt::format("A seat at a test centre is booked at least {} ahead.",
                            hours(p.booking_lead_centre_hours));
     }},
    {"booking_lead_online_minutes", PolicyGroup::booking, whole, 0, 43'200, "",
     [](P p) {
         return fmt::format("A time online is booked at least {} ahead.",
                            minutes(p.booking_lead_online_minutes));
     }},
    {"booking_horizon_days", PolicyGroup::booking, whole, 1, 730, "",
     [](P p) { return fmt::format("Dates can be booked up to {} ahead.", days(p.booking_horizon_days)); }},
    {"change_until_hours", PolicyGroup::booking, whole, 0, 720, "",
     [](P p) {
         return fmt::format("A booking can be moved or cancelled free of charge until {} before it starts.",
                            hours(p.change_until_hours));
     }},
    {"reschedules_max", PolicyGroup::booking, whole, 0, 20, "",
     [](P p) {
         return p.reschedules_max == 0 ? std::string("A booking cannot be moved; it can be cancelled.")
                                       : fmt::format("A booking can be moved {} at most.",
                                                     count(p.reschedules_max, "time", "times"));
     }},
    {"hold_minutes", PolicyGroup::booking, whole, 1, 120, "",
     [](P p) {
         return fmt::format("A chosen seat is kept for {} while the booking is confirmed.",
                            minutes(p.hold_minutes));
     }},
    {"slot_minutes", PolicyGroup::booking, whole, 15, 240, "",
     [](P p) { return fmt::format("Start times are {} apart.", minutes(p.slot_minutes)); }},
    {"turnaround_minutes", PolicyGroup::booking, whole, 0, 120, "",
     [](P p) {
         return fmt::format("After a sitting, its seat stays free for {}.", minutes(p.turnaround_minutes));
     }},
    {"check_in_opens_minutes", PolicyGroup::booking, whole, 0, 240, "",
     [](P p) {
         return fmt::format("Check-in opens {} before the start.", minutes(p.check_in_opens_minutes));
     }},
    {"check_in_online_minutes", PolicyGroup::booking, whole, 1, 240, "",
     [](P p) {
         return fmt::format("Online, check-in closes {} after the start.",
                            minutes(p.check_in_online_minutes));
     }},
    {"check_in_centre_minutes", PolicyGroup::booking, whole, 1, 240, "",
     [](P p) {
         return fmt::format("At a test centre, check-in closes {} after the start.",
                            minutes(p.check_in_centre_minutes));
     }},
    {"voucher_months", PolicyGroup::booking, whole, 1, 120, "",
     [](P p) { return fmt::format("A voucher is valid for {}.", months(p.voucher_months)); }},
    {"online_offered", PolicyGroup::booking, flag, 0, 1, "",
     [](P p) {
         return std::string(p.online_offered ? "The exam can be sat online or at a test centre."
                                             : "The exam is sat at test centres only.");
     }},
    {"unproctored_online", PolicyGroup::booking, flag, 0, 1, "",
     [](P p) {
         return std::string(p.unproctored_online
                                ? "The exam can be sat online without a proctor; the result says so."
                                : "Online, a proctor is present.");
     }},
    {"retake_preset", PolicyGroup::retake, PolicyKind::choice, 0, 0, "default google",
     [](P p) {
         return p.retake_preset == "google"
                    ? std::string(
                          "After a first fail the wait is 14 days, after a second 60, then 365; "
                          "four attempts in two years at most.")
                    : std::string("The wait after a fail and the number of attempts are set below.");
     }},
    {"retake_wait_days", PolicyGroup::retake, whole, 0, 3650, "",
     [](P p) {
         return p.retake_preset == "google" ? std::string("Not used: the rule above says how long to wait.")
                                            : fmt::format("After a fail, the exam can be sat again {} later.",
                                                          days(p.retake_wait_days));
     }},
    {"retake_attempts_max", PolicyGroup::retake, PolicyKind::optional_whole, 1, 100, "",
     [](P p) {
         if (p.retake_preset == "google") {
             return std::string("Not used: the rule above says how many attempts there are.");
         }
         return p.retake_attempts_max ? fmt::format("There are {} in {} at most.",
                                                    count(*p.retake_attempts_max, "attempt", "attempts"),
                                                    months(p.retake_window_months))
                                      : std::string("There is no limit on attempts.");
     }},
    {"retake_window_months", PolicyGroup::retake, whole, 1, 120, "",
     [](P p) { return fmt::format("A limit on attempts counts over {}.", months(p.retake_window_months)); }},
    {"retake_after_pass_months", PolicyGroup::retake, whole, 0, 120, "",
     [](P p) {
         return p.retake_after_pass_months == 0
                    ? std::string("An exam that was passed may be sat again at any time.")
                    : fmt::format(
                          "An exam that was passed can be sat again {} later, or when there is a new "
                          "version.",
                          months(p.retake_after_pass_months));
     }},
    {"beta_attempts", PolicyGroup::retake, whole, 1, 10, "",
     [](P p) {
         return fmt::format("A beta exam can be sat {}.",
                            p.beta_attempts == 1 ? "once" : count(p.beta_attempts, "time", "times"));
     }},
    {"accept_cut_as_set", PolicyGroup::result, flag, 0, 1, "",
     [](P p) {
         return std::string(
             p.accept_cut_as_set
                 ? "The pass mark is used as the panel set it, from the first attempt on."
                 : "Results are held until the first 200 attempts of a new form are analysed.");
     }},
    {"release_after_hours", PolicyGroup::result, whole, 0, 120, "",
     [](P p) {
         return p.release_after_hours == 0
                    ? std::string("The result is official at once.")
                    : fmt::format("The result is on screen at once and official after {}.",
                                  hours(p.release_after_hours));
     }},
    {"validity_months", PolicyGroup::credential, whole, 1, 240, "",
     [](P p) { return fmt::format("The certification is valid for {}.", months(p.validity_months)); }},
    {"credits_needed", PolicyGroup::credential, whole, 1, 1000, "",
     [](P p) {
         return fmt::format(
             "It is renewed by {}, by passing the exam again, or by a higher exam if one renews it.",
             count(p.credits_needed, "credit", "credits"));
     }},
    {"renewal_window_days", PolicyGroup::credential, whole, 1, 730, "",
     [](P p) {
         return fmt::format("Renewal opens {} before the expiry; renewing then loses no time.",
                            days(p.renewal_window_days));
     }},
    {"grace_days", PolicyGroup::credential, whole, 0, 90, "",
     [](P p) {
         return p.grace_days == 0
                    ? std::string("After the expiry day it can no longer be renewed.")
                    : fmt::format("For {} after the expiry day it can still be renewed.", days(p.grace_days));
     }},
};

void check_range(const PolicyAbout& about, const schema::json::value& value, const std::string& at,
                 Problems& problems) {
    const bool whole_number = about.kind == whole || about.kind == PolicyKind::optional_whole;
    if (whole_number && value.is_int64() &&
        (value.get_int64() < about.least || value.get_int64() > about.most)) {
        problems.push_back({at, fmt::format("must be between {} and {}", about.least, about.most)});
    } else if (about.kind == PolicyKind::choice && value.is_string()) {
        const auto choices = split(about.choices, ' ');
        if (std::ranges::find(choices, std::string_view(value.get_string())) == choices.end()) {
            problems.push_back({at, "must be one of " + joined(choices, ", ")});
        }
    }
}
}  // namespace

std::span<const PolicyAbout> policy_words() { return words; }

std::map<std::string, std::string> policy_facts(const Policies& policies, std::string_view key) {
    std::map<std::string, std::string> out;
    boost::mp11::mp_for_each<schema::members<Policies>>([&](auto d) {
        if (key == d.name) {
            const auto value = schema::write(policies.*d.pointer);
            out["value"] = value.is_null()     ? std::string()
                           : value.is_string() ? std::string(value.get_string())
                                               : schema::json::serialize(value);
        }
    });
    if (key == "price_cents") {
        out["currency"] = policies.currency;
    } else if (key == "retake_attempts_max") {
        out["months"] = std::to_string(policies.retake_window_months);
    }
    return out;
}

Policies defaults_for(Level level) {
    Policies out;
    out.credits_needed = level == Level::foundational   ? 20
                         : level == Level::associate    ? 30
                         : level == Level::professional ? 80
                                                        : 40;
    return out;
}

void change(Policies& policies, const schema::json::object& changes, const std::string& at,
            Problems& problems) {
    for (const auto& [key, value] : changes) {
        const std::string place = schema::below(at, key);
        const auto* const about = std::ranges::find(words, std::string_view(key), &PolicyAbout::key);
        if (about == std::end(words)) {
            problems.push_back({place, "is not a policy"});
            continue;
        }
        const std::size_t before = problems.size();
        check_range(*about, value, place, problems);
        if (problems.size() > before) {
            continue;
        }
        boost::mp11::mp_for_each<schema::members<Policies>>([&](auto d) {
            if (key == d.name) {
                schema::read(value, policies.*d.pointer, place, problems);
            }
        });
    }
}

std::vector<std::string_view> differences(const Policies& a, const Policies& b) {
    std::vector<std::string_view> out;
    boost::mp11::mp_for_each<schema::members<Policies>>([&](auto d) {
        if (!(a.*d.pointer == b.*d.pointer)) {
            out.emplace_back(d.name);
        }
    });
    return out;
}

Policies policies_from(Level level, std::string_view json) {
    Policies out = defaults_for(level);
    Problems problems;
    const auto value = schema::parse_json(json, problems);
    if (value && value->is_object()) {
        schema::json::object known = value->get_object();
        for (const auto& [key, unused] : value->get_object()) {
            if (std::ranges::find(words, std::string_view(key), &PolicyAbout::key) == std::end(words)) {
                known.erase(key);
            }
        }
        change(out, known, "", problems);
    }
    if (!problems.empty()) {
        schema::unreadable("catalog.Policies", problems);
    }
    return out;
}

}  // namespace catalog
