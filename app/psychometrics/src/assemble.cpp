#include "assemble_spec.hpp"

#include <fmt/format.h>
#include <cmath>

namespace psychometrics::commands {
namespace {

struct FormInformation {
    double theta = 0, information = 0, target = 0;
};
BOOST_DESCRIBE_STRUCT(FormInformation, (), (theta, information, target))
struct FormHolds {
    std::string name;
    double sum = 0;
};
BOOST_DESCRIBE_STRUCT(FormHolds, (), (name, sum))
struct FormView {
    std::int64_t form = 0;
    std::vector<std::string> items;
    std::vector<FormInformation> information;
    std::vector<FormHolds> holds;  // of each quota and sum
};
BOOST_DESCRIBE_STRUCT(FormView, (), (form, items, information, holds))
struct AssembleReply {
    std::vector<FormView> forms;              // empty where no forms keep all constraints
    std::optional<double> largest_deviation;  // of a form's information from the target
    std::int64_t bank = 0;                    // items that may be chosen
    std::int64_t moves = 0;                   // of the search
    std::int64_t seed = 1;
    std::vector<Conflict> conflicts;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(AssembleReply, (), (forms, largest_deviation, bank, moves, seed, conflicts, problems))

FormView view_of(const AssemblyProblem& p, std::size_t form, const std::vector<std::size_t>& items) {
    FormView out{std::int64_t(form + 1), {}, {}, {}};
    for (std::size_t k = 0; k < p.thetas.size(); ++k) {
        out.information.push_back({p.thetas[k], 0, p.target[k]});
    }
    for (const auto& range : p.ranges) {
        out.holds.push_back({range.name, 0});
    }
    for (const std::size_t i : items) {
        out.items.push_back(p.items[i]);
        for (std::size_t k = 0; k < p.thetas.size(); ++k) {
            out.information[k].information += p.information[i * p.thetas.size() + k];
        }
        for (std::size_t r = 0; r < p.ranges.size(); ++r) {
            out.holds[r].sum += p.ranges[r].weight[i];
        }
    }
    return out;
}

class Assemble final : public Replying<AssembleReply> {
    std::string name() const override { return "assemble"; }
    std::string summary() const override { return "Parallel forms from a bank, within constraints"; }
    void add_options(CLI::App& app) override {
        app.add_option("spec", spec_, "TOML: bank, forms, length, target and constraints")->required();
    }
    Result<AssembleReply> reply() override {
        const Assembly assembly = TRY(read_assembly(spec_));
        const AssemblyProblem& p = assembly.problem;
        AssemblySearch search;
        search.good_enough = assembly.spec.good_enough.value_or(search.good_enough);
        const auto seed = std::uint64_t(assembly.spec.seed.value_or(1));
        Draws draws(seed);
        const Assembled found = psychometrics::assemble(p, search, draws);
        AssembleReply out{
            {}, std::nullopt,     std::int64_t(p.items.size()), std::int64_t(found.moves), std::int64_t(seed),
            {}, assembly.problems};
        if (!found.keeps_all) {
            tell("No forms keep all constraints; looking for those that conflict");
            out.conflicts = conflicts_of(p, search, draws);
            for (const auto& conflict : out.conflicts) {
                out.problems.push_back({"constraints_conflict", "", conflict.why});
            }
            return out;
        }
        out.largest_deviation = found.largest_deviation;
        for (std::size_t f = 0; f < found.forms.size(); ++f) {
            out.forms.push_back(view_of(p, f, found.forms[f]));
        }
        if (found.largest_deviation > search.good_enough) {
            out.problems.push_back(
                {"target_missed", "",
                 fmt::format("The information of a form is off the target by {:.3f}: the bank may not have "
                             "it, or the constraints leave little choice.",
                             found.largest_deviation)});
        }
        return out;
    }
    std::string spec_;
};
}  // namespace

std::unique_ptr<Command> assemble_command() { return std::make_unique<Assemble>(); }
}  // namespace psychometrics::commands
