#include "assemble_spec.hpp"

#include <plain/plain.hpp>
#include <psychometrics/curves.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace psychometrics::commands {
namespace {

std::unexpected<Failure> wrong(std::string why) { return refuse("spec_wrong", std::move(why)); }

// TOML has nan and inf: compared with, they switch a constraint off.
Done check_numbers(const AssemblySpec& spec) {
    std::vector<double> all = spec.target.theta,
                        information = spec.target.information.value_or(std::vector<double>());
    if (std::ranges::any_of(all, [](double theta) { return !(std::abs(theta) <= theta_most); })) {
        return wrong(fmt::format("A theta of the target lies between -{} and {}.", theta_most, theta_most));
    }
    if (std::ranges::any_of(information, [](double i) { return !(i >= 0 && std::isfinite(i)); })) {
        return wrong("An information of the target is a number and at least 0.");
    }
    all = {spec.metric.value_or(1), spec.good_enough.value_or(1), spec.exposure ? spec.exposure->most : 0};
    for (const auto& sum : spec.sum.value_or(std::vector<SumSpec>())) {
        all.insert(all.end(), {sum.least.value_or(0), sum.most.value_or(0)});
    }
    if (!std::ranges::all_of(all, [](double v) { return std::isfinite(v); })) {
        return wrong("Every number is finite: nan and inf are none.");
    }
    return {};
}

Result<AssemblySpec> read_spec(const std::string& path) {
    const std::string text = TRY(read_text_file(path, 10 << 20));
    plain::Report report;
    const auto document = plain::parse_toml(path, text, report);
    AssemblySpec out;
    if (document) {
        Problems problems;
        schema::read(document->value, out, "", problems);
        plain::add_problems(path, document->lines, problems, report);
    }
    if (!report.problems.empty()) {
        std::string why;
        for (const auto& p : report.problems) {
            why += fmt::format("{}{}:{}: {}", why.empty() ? "" : "; ", p.file, p.line, p.message);
        }
        return wrong(why);
    }
    if (out.forms < 1 || out.forms > std::int64_t(forms_most) || out.length < 1 || out.length > 1000) {
        return wrong(fmt::format("There are 1 to {} forms of 1 to 1,000 items.", forms_most));
    }
    CHECK(check_numbers(out));
    const auto& target = out.target;
    const std::size_t wanted = target.information ? target.information->size() : 0;
    if (target.theta.empty() || target.theta.size() > thetas_most ||
        (wanted > 0 && wanted != target.theta.size())) {
        return wrong(
            fmt::format("The target names 1 to {} thetas, and an information for each of them or for none.",
                        thetas_most));
    }
    if (out.uses.value_or(1) < 1 || out.overlap.value_or(0) < 0 || out.good_enough.value_or(1) < 0 ||
        out.metric.value_or(1) <= 0) {
        return wrong("uses is at least 1, overlap and good_enough at least 0, metric above 0.");
    }
    return out;
}

// The rows of the bank's table that may be chosen, and how the spec's words find their columns and items.
class Bank {
  public:
    Bank(const AssemblySpec& spec, const Table& table, const ParameterSet& set)
        : spec_(spec), table_(table), set_(set) {}

    Result<AssemblyProblem> problem() {
        CHECK(choose());
        CHECK(targets());
        CHECK(quotas());
        CHECK(sums());
        CHECK(sets());
        CHECK(uses());
        CHECK(anchors());
        CHECK(enemies());
        return std::move(out_);
    }
    const Notices& problems() const { return problems_; }
    Done add_enemies(const std::vector<std::string>& group) {
        std::vector<std::size_t> found;
        for (const auto& name : group) {
            if (!all_.contains(name)) {
                return wrong("The enemy " + name + " is no item of the bank.");
            }
            if (const auto place = places_.find(name); place != places_.end()) {
                found.push_back(place->second);
            }
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (found[i] != found[j]) {
                    out_.enemies.emplace_back(found[j], found[i]);
                }
            }
        }
        return {};
    }

  private:
    Result<std::size_t> column(const std::string& name) const {
        if (const auto place = table_.column(name)) {
            return *place;
        }
        return refuse("column_missing", fmt::format("The bank has no column \"{}\".", name));
    }
    Done choose() {
        std::set<std::string> left_out;
        const auto excluded = spec_.exclude.value_or(std::vector<std::string>());
        for (std::size_t row = 0; row < set_.items.size(); ++row) {
            all_.insert(set_.items[row].item);
            if (spec_.exposure) {
                const auto place = TRY(column(spec_.exposure->column));
                if (TRY(number_of(table_, row, place)) > spec_.exposure->most) {
                    continue;
                }
            }
            if (std::ranges::find(excluded, set_.items[row].item) != excluded.end()) {
                continue;
            }
            places_[set_.items[row].item] = rows_.size();
            rows_.push_back(row);
            out_.items.push_back(set_.items[row].item);
        }
        for (const auto& name : excluded) {
            if (!all_.contains(name)) {
                return wrong("The excluded " + name + " is no item of the bank.");
            }
        }
        out_.forms = std::size_t(spec_.forms);
        out_.length = std::size_t(spec_.length);
        if (rows_.size() < out_.length) {
            return refuse("bank_too_small",
                          fmt::format("{} items may be chosen; a form has {}.", rows_.size(), out_.length));
        }
        return {};
    }
    Done targets() {
        out_.thetas = spec_.target.theta;
        out_.target = spec_.target.information.value_or(std::vector<double>());
        const bool mean = out_.target.empty();
        out_.target.resize(out_.thetas.size(), 0);
        for (const std::size_t row : rows_) {
            for (std::size_t k = 0; k < out_.thetas.size(); ++k) {
                const double at = information(set_.items[row], set_.metric, out_.thetas[k]);
                out_.information.push_back(at);
                out_.target[k] += mean ? at * double(out_.length) / double(rows_.size()) : 0;
            }
        }
        return {};
    }
    Done quotas() {
        for (const auto& quota : spec_.quota.value_or(std::vector<QuotaSpec>())) {
            const auto place = TRY(column(quota.column));
            FormRange range{quota.column + " = " + quota.value,
                            {},
                            double(quota.least.value_or(0)),
                            double(quota.most.value_or(spec_.length))};
            for (const std::size_t row : rows_) {
                range.weight.push_back(table_.rows[row][place] == quota.value ? 1 : 0);
            }
            if (std::ranges::none_of(range.weight, [](double w) { return w > 0; })) {
                problems_.push_back({"quota_unused", range.name,
                                     "No item that may be chosen has this value: is it spelt so?"});
            }
            CHECK(add(std::move(range)));
        }
        return {};
    }
    Done sums() {
        for (const auto& sum : spec_.sum.value_or(std::vector<SumSpec>())) {
            const auto place = TRY(column(sum.column));
            FormRange range{sum.column, {}, sum.least.value_or(-1e300), sum.most.value_or(1e300)};
            for (const std::size_t row : rows_) {
                range.weight.push_back(TRY(number_of(table_, row, place)));
            }
            CHECK(add(std::move(range)));
        }
        return {};
    }
    Done add(FormRange range) {
        if (range.least > range.most) {
            return wrong(fmt::format("{}: the least is above the most.", range.name));
        }
        out_.ranges.push_back(std::move(range));
        return {};
    }
    Done sets() {
        if (!spec_.sets) {
            return {};
        }
        const auto place = TRY(column(spec_.sets->column));
        if (spec_.sets->least < 1 || spec_.sets->least > spec_.sets->most) {
            return wrong("A set gives at least 1 item, and at most no fewer than at least.");
        }
        std::map<std::string, std::vector<std::size_t>> found;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (const auto& name = table_.rows[rows_[i]][place]; !name.empty()) {
                found[name].push_back(i);
            }
        }
        for (auto& [name, items] : found) {
            out_.sets.push_back({name, std::move(items), spec_.sets->least, spec_.sets->most});
        }
        return {};
    }
    Result<std::int64_t> uses_of(const std::optional<std::string>& name, std::size_t row,
                                 std::int64_t otherwise) const {
        if (!name) {
            return otherwise;
        }
        const auto place = TRY(column(*name));
        const double value = TRY(number_of(table_, row, place));
        if (value < 0 || value > 1e6 || value != std::floor(value)) {
            return wrong(fmt::format("{}: {} is no number of uses.", table_.rows[row][0], value));
        }
        return std::int64_t(value);
    }
    Done uses() {
        for (const std::size_t row : rows_) {
            out_.uses_least.push_back(TRY(uses_of(spec_.uses_least, row, 0)));
            out_.uses_most.push_back(TRY(uses_of(spec_.uses_most, row, spec_.uses.value_or(1))));
        }
        out_.overlap_most = std::size_t(spec_.overlap.value_or(0));
        return {};
    }
    Done anchors() {
        for (const auto& name : spec_.anchors.value_or(std::vector<std::string>())) {
            const auto place = places_.find(name);
            if (place == places_.end()) {
                return wrong("The anchor " + name + " is not among the items that may be chosen.");
            }
            if (std::ranges::find(out_.anchors, place->second) != out_.anchors.end()) {
                return wrong("The anchor " + name + " is named twice.");
            }
            out_.anchors.push_back(place->second);
        }
        if (out_.anchors.size() > out_.length) {
            return wrong("There are more anchors than a form has items.");
        }
        return {};
    }
    Done enemies() {
        for (const auto& group : spec_.enemies.value_or(std::vector<std::vector<std::string>>())) {
            CHECK(add_enemies(group));
        }
        return {};
    }

  private:
    const AssemblySpec& spec_;
    const Table& table_;
    const ParameterSet& set_;
    std::vector<std::size_t> rows_;
    std::map<std::string, std::size_t> places_;
    std::set<std::string> all_;
    AssemblyProblem out_;
    Notices problems_;
};

}  // namespace

Result<Assembly> read_assembly(const std::string& path) {
    Assembly out{TRY(read_spec(path)), {}};
    const auto beside = [&](const std::string& name) {
        return (std::filesystem::path(path).parent_path() / name).string();
    };
    const ParameterSet set = TRY(read_parameters(beside(out.spec.bank), out.spec.metric.value_or(1)));
    const Table table = TRY(read_table_file(beside(out.spec.bank)));
    if (set.items.size() != table.rows.size()) {
        return wrong("The bank is a CSV file: item, a, b, c and the columns the file names.");
    }
    if (set.items.size() > bank_most) {
        return refuse("too_large", fmt::format("A bank has at most {} items here.", bank_most));
    }
    if (out.spec.enemies_file) {
        const Table pairs = TRY(read_table_file(beside(*out.spec.enemies_file)));
        auto all = out.spec.enemies.value_or(std::vector<std::vector<std::string>>());
        // A first row of two items is no header.
        const auto named = [&](const std::string& cell) {
            return std::ranges::find(set.items, cell, &ItemParameters::item) != set.items.end();
        };
        if (std::ranges::all_of(pairs.header, named)) {
            all.push_back(pairs.header);
        }
        all.insert(all.end(), pairs.rows.begin(), pairs.rows.end());
        out.spec.enemies = std::move(all);
    }
    Bank bank(out.spec, table, set);
    out.problem = TRY(bank.problem());
    out.problems = bank.problems();
    return out;
}

}  // namespace psychometrics::commands
