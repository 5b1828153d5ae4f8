#include "plan.hpp"

#include "dice.hpp"

#include <fmt/format.h>
#include <cmath>
#include <set>
#include <stdexcept>

namespace population {
namespace {

[[noreturn]] void give_up(const plain::Report& report) {
    const auto& first = report.problems.at(0);
    throw std::runtime_error(fmt::format("The demo's population cannot be read: {}:{}: {}.", first.file,
                                         first.line, first.message));
}

void check(bool good, const char* what) {
    if (!good) {
        throw std::runtime_error(
            fmt::format("The demo's population cannot be read: {}: {}.", plan_file, what));
    }
}

struct ItemsFile {
    std::map<std::string, std::vector<double>> items;
};
BOOST_DESCRIBE_STRUCT(ItemsFile, (), (items))

// Of an item's file, what its parameters are drawn from.
std::vector<Described> items_in(const plain::Folder& programme) {
    std::set<std::string> pretest;
    plain::Report report;
    for (const auto& path : programme.matching("exams/*/forms/*.toml")) {
        const auto form = plain::parse_toml(path, *programme.find(path), report);
        if (!form) {
            give_up(report);
        }
        for (const auto& item : form->value.at("items").as_array()) {
            const auto& o = item.as_object();
            if (const auto* mark = o.if_contains("pretest"); mark != nullptr && mark->as_bool()) {
                pretest.emplace(o.at("id").as_string());
            }
        }
    }
    std::vector<Described> out;
    for (const auto& path : programme.matching("items/*/*.toml")) {
        const auto item = plain::parse_toml(path, *programme.find(path), report);
        if (!item) {
            give_up(report);
        }
        const auto& o = item->value.as_object();
        const auto text = [&](const char* key) {
            const auto* v = o.if_contains(key);
            return v != nullptr && v->is_string() ? std::string(v->as_string()) : std::string();
        };
        std::string name = text("id");
        const bool is_pretest = pretest.contains(name);
        out.push_back({std::move(name), text("kind"), text("cognitive"), is_pretest});
    }
    return out;
}

}  // namespace

double chance_of_right(const Parameters& p, double theta) {
    return p.c + (1 - p.c) / (1 + std::exp(-p.a * (theta - p.b)));
}

Plan plan_of(const plain::Folder& programme) {
    plain::Report report;
    auto read = plain::read<Plan>(programme, plan_file, report);
    if (!read) {
        give_up(report);
    }
    const Plan& plan = read->value;
    check(plan.months >= 1 && plan.months <= 60, "months must be between 1 and 60");
    check(plan.months_weight.size() == 12, "months_weight must have twelve numbers");
    check(plan.distractor_weight.size() >= 2, "distractor_weight must have two numbers or more");
    check(!plan.region.empty() && !plan.step.empty(), "there must be a region and a step");
    for (const Region& r : plan.region) {
        check(!r.zones.empty() && !r.given.empty() && !r.family.empty(),
              "every region must have zones and names");
    }
    return std::move(read->value);
}

ItemParameters parameters_of(const plain::Folder& programme) {
    plain::Report report;
    const auto read = plain::read<ItemsFile>(programme, items_path, report);
    if (!read) {
        give_up(report);
    }
    ItemParameters out;
    for (const auto& [name, numbers] : read->value.items) {
        if (numbers.size() != 3 || numbers[2] < 0 || numbers[2] > 0.5) {
            report.problem(items_path, read->lines.of("/items/" + name), "must be [a, b, c]");
            give_up(report);
        }
        out[name] = {numbers[0], numbers[1], numbers[2]};
    }
    return out;
}

Parameters drawn_for(const Described& item) {
    Dice dice(7, item.name);
    const std::map<std::string, double> level{
        {"remember", -1.25}, {"understand", -0.85}, {"apply", -0.45}, {"analyse", -0.15}};
    const auto at = level.find(item.cognitive);
    Parameters out{dice.around(1.05, 0.28), dice.normal(at == level.end() ? -0.6 : at->second, 0.75), 0};
    if (item.kind == "choice") {
        out.c = 0.14 + 0.10 * dice.unit();
    }
    // What pretesting is for: some new items tell the able from the others hardly at all.
    if (item.pretest && dice.happens(0.25)) {
        out.a = 0.12 + 0.15 * dice.unit();
    }
    return {std::clamp(out.a, 0.1, 2.2), std::clamp(out.b, -2.8, 2.2), out.c};
}

Filled fill(const plain::Folder& programme) {
    const ItemParameters before =
        programme.find(items_path) == nullptr ? ItemParameters{} : parameters_of(programme);
    Filled out{
        "# How the simulated people answer each item: [a, b, c] of docs/demo-population.md. Made by\n"
        "# `assay population fill FOLDER`, which adds what is missing and changes nothing that stands here.\n"
        "[items]\n"};
    ItemParameters all;
    for (const Described& item : items_in(programme)) {
        const auto known = before.find(item.name);
        all[item.name] = known == before.end() ? drawn_for(item) : known->second;
        out.added += known == before.end() ? 1 : 0;
    }
    out.items = std::int64_t(all.size());
    for (const auto& [name, p] : all) {
        out.text += fmt::format("{} = [{:.2f}, {:.2f}, {:.2f}]\n", name, p.a, p.b, p.c);
    }
    return out;
}

}  // namespace population
