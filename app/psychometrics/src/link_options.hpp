// What `link` and `drift` ask for alike: two sets of item parameters, their common items, and how they are
// linked.
#pragma once
#include "command.hpp"

#include <psychometrics/linking.hpp>

namespace psychometrics::commands {

template <class E>
std::vector<std::string> names_of() {
    std::vector<std::string> out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto d) { out.emplace_back(d.name); });
    return out;
}

struct LinkOptions {
    std::string fresh, base, method, common, direction = "new_to_base", weights = "normal";
    std::optional<std::int64_t> nodes{};
    double lowest = -4, highest = 4, reach = 6, metric = 1;
    // NEW --base BASE, --common, --method, --direction, --nodes, --weights, --lowest, --highest, --reach,
    // --metric
    void add_options(CLI::App&, const std::string& method_default);
    Result<LinkingPlan> plan() const;
    struct Sets {
        ParameterSet fresh, base;
    };
    Result<Sets> sets() const;
    // matched_by_place: neither file names its items and no --common says which are the same.
    void tell_places(const Sets&, Notices&) const;
};

}  // namespace psychometrics::commands
