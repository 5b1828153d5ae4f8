#include "command.hpp"

#include <fmt/format.h>

namespace psychometrics::commands {
namespace {

// What `calibrate` prints has more than a set: the rest is not needed here.
Result<ParameterSet> from_json(const std::string& path, const std::string& text, double metric) {
    boost::system::error_code failed;
    json::value v = json::parse(text, failed);
    if (failed || !v.is_object()) {
        return refuse("parameters_malformed", path + " is no JSON object of item parameters.");
    }
    json::object set;
    for (const char* name : {"model", "metric", "items", "latent", "groups", "priors", "data_hash"}) {
        if (const auto* member = v.get_object().if_contains(name)) {
            set[name] = *member;
        }
    }
    set.insert({{"model", ""}, {"metric", metric}, {"latent", json::object{{"mean", 0}, {"sd", 1}}}});
    if (!set.contains("items")) {
        return refuse("parameters_malformed", path + " has no member \"items\".");
    }
    if (set["items"].is_array()) {
        // A hand-written item need not list what its model does not have.
        for (auto& entry : set["items"].get_array()) {
            if (entry.is_object()) {
                auto& item = entry.get_object();
                if (!item.contains("model")) {
                    item["model"] = set["model"];
                }
                item.insert({{"a", 1}, {"b", 0}, {"c", 0}});
                for (const char* list :
                     {"steps", "slopes", "intercepts", "se_steps", "se_slopes", "se_intercepts"}) {
                    item.insert({{list, json::array()}});
                }
            }
        }
    }
    set.insert({{"groups", json::array()}, {"priors", json::object()}, {"data_hash", ""}});
    ParameterSet out;
    Problems problems;
    schema::read(json::value(set), out, "", problems);
    if (!problems.empty()) {
        return std::unexpected(Failure{
            Why::invalid, "parameters_malformed",
            fmt::format("{}: {} {}", path, problems[0].pointer, problems[0].detail), std::move(problems)});
    }
    return out;
}

Result<ParameterSet> from_csv(const std::string& path, double metric) {
    const Table table = TRY(read_table_file(path));
    const auto a = table.column("a"), b = table.column("b"), c = table.column("c"), id = table.column("item"),
               model = table.column("model");
    if (!b) {
        return refuse("column_missing", path + " has no column \"b\".");
    }
    const auto upper = table.column("d");
    ParameterSet out{"", metric, {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        ItemParameters item;
        item.item = id ? table.rows[row][*id] : std::to_string(row + 1);
        item.b = TRY(number_of(table, row, *b));
        if (upper && TRY(number_of(table, row, *upper)) != 1) {
            return refuse("upper_asymptote",
                          fmt::format("{}, row {}: an upper asymptote (d) other than 1 is not known here.",
                                      path, row + 1));
        }
        item.a = a ? TRY(number_of(table, row, *a)) : 1;
        item.c = c ? TRY(number_of(table, row, *c)) : 0;
        item.model = c ? Model::three_pl : a ? Model::two_pl : Model::rasch;
        if (model) {
            const auto named = model_named(table.rows[row][*model]);
            if (!named || !is_dichotomous(*named)) {
                return refuse("model_unknown",
                              fmt::format("{}, row {}: a table takes rasch, 1pl, 2pl and 3pl; write "
                                          "other models as JSON.",
                                          path, row + 1));
            }
            item.model = *named;
        }
        out.items.push_back(std::move(item));
    }
    return out;
}

}  // namespace

Result<ParameterSet> read_parameters(const std::string& path, double metric) {
    const std::string text = TRY(read_text_file(path));
    const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    ParameterSet out = first != std::string::npos && text[first] == '{' ? TRY(from_json(path, text, metric))
                                                                        : TRY(from_csv(path, metric));
    if (out.items.empty()) {
        return refuse("no_items", path + " has no item parameters.");
    }
    if (const Notices faults = faults_of(out); !faults.empty()) {
        Problems problems;
        for (const auto& fault : faults) {
            problems.push_back({fault.item, fault.detail});
        }
        return std::unexpected(Failure{Why::invalid, "parameters_faulty",
                                       fmt::format("{}: {} {}", path, faults[0].item, faults[0].detail),
                                       std::move(problems)});
    }
    if (out.model.empty()) {
        const Model model = out.items[0].model;
        const bool same =
            std::ranges::all_of(out.items, [&](const auto& item) { return item.model == model; });
        out.model = same ? std::string(name_of(model)) : "mixed";
    }
    return out;
}

}  // namespace psychometrics::commands
