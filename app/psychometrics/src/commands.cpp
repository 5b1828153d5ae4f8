#include "command.hpp"

#include <cmath>
#include <iostream>

namespace psychometrics::commands {
namespace {

std::vector<std::unique_ptr<Command>> all() {
    std::vector<std::unique_ptr<Command>> out;
    for (auto* make :
         {classical_command, calibrate_command, score_command, fit_command, dif_command, drift_command,
          link_command, equate_command, consistency_command, subscores_command, standard_command, cat_command,
          assemble_command, similarity_command, times_command, preknowledge_command}) {
        out.push_back(make());
    }
    return out;
}

// JSON has no infinity and no NaN: such a number becomes null, and its place is told, since it is a fault of
// ours.
void only_finite(json::value& v, const std::string& at, std::vector<std::string>& places) {
    if (v.is_double() && !std::isfinite(v.get_double())) {
        v = nullptr;
        places.push_back(at);
    } else if (v.is_array()) {
        std::size_t i = 0;
        for (auto& entry : v.get_array()) {
            only_finite(entry, at + "/" + std::to_string(i++), places);
        }
    } else if (v.is_object()) {
        for (auto& [key, entry] : v.get_object()) {
            only_finite(entry, at + "/" + std::string(key), places);
        }
    }
}

int print(Result<json::value> done) {
    if (!done) {
        const Failure& f = done.error();
        json::array problems{json::object{{"code", f.code}, {"item", ""}, {"detail", f.detail}}};
        for (const auto& p : f.problems) {
            problems.push_back(json::object{{"code", f.code}, {"item", p.pointer}, {"detail", p.detail}});
        }
        std::cout << json::serialize(json::object{{"problems", problems}}) << std::endl;
        tell(f.detail);
        return 1;
    }
    std::vector<std::string> places;
    only_finite(*done, "", places);
    for (const auto& place : places) {
        tell(place + " has no finite value.");
    }
    std::cout << json::serialize(*done) << std::endl;
    return 0;
}

json::object described(const CLI::Option& o) {
    return {{"name", o.get_name(false, true)},
            {"summary", o.get_description()},
            {"required", o.get_required()},
            {"flag", o.get_expected_min() == 0 && o.get_expected_max() == 0}};
}

}  // namespace

void tell(const std::string& words) { std::cerr << words << '\n'; }

Commands::Commands(CLI::App& assay) : commands_(all()) {
    group_ =
        assay.add_subcommand("psychometrics", "Item statistics, calibration, fairness, equating, decisions");
    group_->require_subcommand(1);
    for (const auto& command : commands_) {
        called_.push_back(group_->add_subcommand(command->name(), command->summary()));
        command->add_options(*called_.back());
    }
}
Commands::~Commands() = default;

std::optional<int> Commands::run() {
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        if (*called_[i]) {
            return print(commands_[i]->run());
        }
    }
    return std::nullopt;
}

json::object described_commands() {
    schema::Components components;
    json::array list;
    for (const auto& command : all()) {
        CLI::App app;
        command->add_options(app);
        json::array options;
        for (const CLI::Option* o : app.get_options()) {
            if (!o->check_lname("help")) {
                options.push_back(described(*o));
            }
        }
        list.push_back(json::object{{"name", command->name()},
                                    {"summary", command->summary()},
                                    {"options", options},
                                    {"reply", command->describe(components)}});
    }
    return {{"commands", list}, {"components", json::object{{"schemas", components}}}};
}

}  // namespace psychometrics::commands
