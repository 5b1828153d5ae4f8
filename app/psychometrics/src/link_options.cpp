#include "link_options.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

namespace psychometrics::commands {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

// "q1,q2,old7=q7": ids, or id in the new set = id in the base set.
std::vector<CommonItem> listed(std::string_view text) {
    std::vector<CommonItem> out;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view entry = trimmed(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        const auto equals = entry.find('=');
        if (equals != std::string_view::npos) {
            out.push_back({std::string(trimmed(entry.substr(0, equals))),
                           std::string(trimmed(entry.substr(equals + 1)))});
        } else if (!entry.empty()) {
            out.push_back({std::string(entry), std::string(entry)});
        }
    }
    return out;
}

Result<std::vector<CommonItem>> in_file(const std::string& path) {
    const Table table = TRY(read_table_file(path));
    const auto item = table.column("item"), fresh = table.column("new_item"),
               base = table.column("base_item");
    if (!item && !(fresh && base)) {
        return refuse("column_missing",
                      path + " needs the column item, or new_item and base_item where ids differ.");
    }
    std::vector<CommonItem> out;
    for (const auto& row : table.rows) {
        out.push_back({row[fresh && base ? *fresh : *item], row[fresh && base ? *base : *item]});
    }
    if (out.empty()) {
        return refuse("no_common_items", path + " names no common items.");
    }
    return out;
}

Result<std::vector<CommonItem>> common_items(const std::string& text) {
    std::error_code failed;
    if (text.empty()) {
        return std::vector<CommonItem>();
    }
    if (std::filesystem::is_regular_file(text, failed)) {
        return in_file(text);
    }
    auto out = listed(text);
    if (out.empty()) {
        return refuse("no_common_items", "--common names no items.");
    }
    return out;
}

// Ids 1, 2, … as read_parameters gives them where a file has none.
bool named_by_place(const ParameterSet& set) {
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        if (set.items[i].item != std::to_string(i + 1)) {
            return false;
        }
    }
    return true;
}

}  // namespace

void LinkOptions::add_options(CLI::App& app, const std::string& method_default) {
    method = method_default;
    app.add_option("new", fresh, "The new calibration: what calibrate prints, or CSV with item, a, b, c")
        ->required();
    app.add_option("--base", base, "The calibration whose scale is kept: JSON or CSV like the new one")
        ->required();
    app.add_option("--common", common,
                   "The common items: a CSV file with the column item (or new_item and base_item), or a list "
                   "such as q1,q2,old7=q7 (default: every item with the same id in both)");
    app.add_option("--method", method,
                   "mean_mean, mean_geometric_mean, mean_sigma, robust_mean_sigma, haebara or stocking_lord "
                   "(default: " +
                       method_default + ")")
        ->check(CLI::IsMember(names_of<LinkingMethod>()));
    app.add_option(
           "--direction", direction,
           "haebara, stocking_lord: on which scale curves are compared: new_to_base (default, the base "
           "one), base_to_new (the new one) or symmetric (both)")
        ->check(CLI::IsMember(names_of<LinkingDirection>()));
    app.add_option("--weights", weights,
                   "haebara, stocking_lord: how the nodes count: normal (default: the latent distribution at "
                   "equally spaced nodes), gauss_hermite (the same at Gauss-Hermite nodes) or equal")
        ->check(CLI::IsMember(names_of<NodeWeights>()));
    app.add_option("--nodes", nodes,
                   "haebara, stocking_lord: how many nodes (default: 61; gauss_hermite 30)");
    app.add_option("--lowest", lowest, "--weights equal: the lowest node (default: -4)");
    app.add_option("--highest", highest, "--weights equal: the highest node (default: 4)");
    app.add_option("--reach", reach,
                   "--weights normal: how many standard deviations the nodes reach either side (default: 6)");
    app.add_option("--metric", metric, "The metric D of a file that does not say (default: 1)")
        ->check(CLI::PositiveNumber);
}

Result<LinkingPlan> LinkOptions::plan() const {
    LinkingPlan out;
    out.method = *schema::value_of<LinkingMethod>(method);
    out.direction = *schema::value_of<LinkingDirection>(direction);
    out.weights = *schema::value_of<NodeWeights>(weights);
    out.nodes = nodes.value_or(out.weights == NodeWeights::gauss_hermite ? 30 : 61);
    out.lowest = lowest;
    out.highest = highest;
    out.reach = reach;
    out.common = TRY(common_items(common));
    return out;
}

Result<LinkOptions::Sets> LinkOptions::sets() const {
    return Sets{TRY(read_parameters(fresh, metric)), TRY(read_parameters(base, metric))};
}

void LinkOptions::tell_places(const Sets& sets, Notices& problems) const {
    if (common.empty() && named_by_place(sets.fresh) && named_by_place(sets.base)) {
        problems.push_back(
            {"matched_by_place", "", "The files name no items: they were matched by their rows."});
    }
}

}  // namespace psychometrics::commands
