#include "command.hpp"

#include <psychometrics/adaptive.hpp>
#include <psychometrics/curves.hpp>

#include <fmt/format.h>
#include <cmath>
#include <numeric>

namespace psychometrics::commands {
namespace {

struct CatReply {
    Criterion criterion = Criterion::mfi;
    Provisional provisional = Provisional::eap;
    Exposure exposure = Exposure::none;
    std::int64_t bank = 0;  // items
    double metric = 1;
    std::int64_t seed = 1;
    std::vector<AdaptivePath> paths;
    std::optional<BankSimulation> simulation;
    std::vector<double> exposure_control;  // per item of the bank, where Sympson and Hetter's was asked for
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(CatReply, (),
                      (criterion, provisional, exposure, bank, metric, seed, paths, simulation,
                       exposure_control, problems))

constexpr std::size_t simulated_max = 100'000;

// Responses in the bank's order: by the items' ids, or, where the bank has none of its own, by their places.
Result<Responses> in_bank_order(const ParameterSet& bank, const Responses& given, Notices& problems) {
    std::vector<std::size_t> places;
    std::string missing;
    for (const auto& item : bank.items) {
        const auto found = std::ranges::find(given.items, item.item);
        if (found == given.items.end()) {
            missing = item.item;
            break;
        }
        places.push_back(std::size_t(found - given.items.begin()));
    }
    if (!missing.empty()) {
        if (given.item_count() != bank.items.size() || bank.items[0].item != "1") {
            return refuse("item_without_responses",
                          "The responses have no column for the bank's item " + missing + ".");
        }
        problems.push_back(
            {"matched_by_place", "", "The bank names no items: the columns were taken in their order."});
        places.resize(bank.items.size());
        std::iota(places.begin(), places.end(), 0U);
    }
    return settle(with_items(given, places));
}

class Cat final : public Replying<CatReply> {
    std::string name() const override { return "cat"; }
    std::string summary() const override {
        return "Adaptive tests: the path of given responses, and a bank's simulation";
    }
    void add_options(CLI::App& app) override {
        app.add_option("--bank", bank_, "Item parameters: JSON of calibrate, or CSV with a, b, c")
            ->required();
        app.add_option("--responses", responses_,
                       "CSV with a response to every item of the bank, a row a person");
        app.add_option("--metric", metric_, "D of a CSV bank (default: 1)")->check(CLI::PositiveNumber);
        app.add_option("--criterion", criterion_,
                       "mfi (default), b_opt, theta_opt, mlwi, mpwi, mei, mepv, kl, klp, gdi or gdip");
        app.add_option("--estimate", provisional_, "The provisional theta: eap (default) or map");
        app.add_option("--start", plan_.start, "theta of the first choice (default: 0)");
        app.add_option("--first", first_, "What chooses the first item (default: mfi)");
        app.add_option("--length", plan_.length_max, "Items at most (default: 20)");
        app.add_option("--least", plan_.length_min, "Items at least (default: 1)");
        app.add_option("--se", plan_.se_below, "Stop when the standard error is below this (default: never)");
        app.add_option("--cut", plan_.cut,
                       "Stop when theta is surely on one side of this cut (default: none)");
        app.add_option("--confidence", plan_.confidence, "Of that decision (default: 0.95)");
        app.add_option("--exposure", exposure_, "none (default), randomesque, sympson_hetter or progressive");
        app.add_option("--among", plan_.among, "Randomesque: one of so many best (default: 5)");
        app.add_option("--rate", rate_,
                       "Sympson-Hetter: no item in more than this share of tests (default: 0.25)");
        app.add_option("--strata", plan_.strata, "Strata of ascending slope (default: 1, none)");
        app.add_option("--content", content_,
                       "CSV with item, domain and share: content balance (default: none)");
        app.add_option("--simulate", simulate_, "Simulate so many persons of the prior (default: none)");
        app.add_option("--prior-mean", plan_.prior.mean, "Of theta (default: 0)");
        app.add_option("--prior-sd", plan_.prior.sd, "Of theta (default: 1)");
        app.add_option("--seed", seed_, "Of chance (default: 1)");
    }
    Result<CatReply> reply() override {
        const ParameterSet bank = TRY(read_parameters(bank_, metric_));
        CHECK(settle_plan(bank));
        CatReply out{plan_.criterion, plan_.provisional,  plan_.exposure, std::int64_t(bank.items.size()),
                     bank.metric,     std::int64_t(seed_)};
        if (responses_.empty() && simulate_ == 0) {
            return refuse("nothing_to_do",
                          "Name responses with --responses, or persons to simulate with --simulate.");
        }
        if (simulate_ > simulated_max) {
            return refuse("too_many", fmt::format("At most {} persons are simulated.", simulated_max));
        }
        Draws draws(seed_);
        if (plan_.exposure == Exposure::sympson_hetter) {
            tell("Finding the exposure control of each item");
            plan_.exposure_control = exposure_controls(bank, plan_, rate_, 1000, 20, draws);
            out.exposure_control = plan_.exposure_control;
        }
        if (!responses_.empty()) {
            CHECK(follow_paths(bank, draws, out));
        }
        if (simulate_ > 0) {
            tell(fmt::format("Simulating {} persons", simulate_));
            out.simulation = simulate_bank(bank, plan_, simulate_, 100, draws);
            if (plan_.exposure == Exposure::sympson_hetter) {
                tell_overexposed(*out.simulation, out.problems);
            }
        }
        return out;
    }

    // The control is found by simulation, and chance goes on: what is clearly above the rate is told.
    void tell_overexposed(const BankSimulation& simulated, Notices& problems) const {
        const double above = rate_ + 3 * std::sqrt(rate_ * (1 - rate_) / double(simulated.persons));
        for (const auto& item : simulated.exposure) {
            if (item.rate > above) {
                problems.push_back(
                    {"exposure_above_rate", item.item,
                     fmt::format("It was in {:.1f} % of the simulated tests; asked were at most {:.1f} %.",
                                 100 * item.rate, 100 * rate_)});
            }
        }
    }

    Done follow_paths(const ParameterSet& bank, Draws& draws, CatReply& out) {
        auto in = TRY(open_file(responses_));
        std::string header;
        std::getline(in, header);
        in.seekg(0);
        // A column with the thetas of simulated persons is what names them.
        ReadWish wish;
        if (header.starts_with("theta,") || header.starts_with("\"theta\",")) {
            wish.person_column = "theta";
        }
        const Responses read = TRY(read_responses(in, wish));
        const Responses given = TRY(in_bank_order(bank, read, out.problems));
        for (std::size_t i = 0; i < bank.items.size(); ++i) {
            if (highest_scores(given)[i] >= categories_of(bank.items[i])) {
                return refuse("score_too_high",
                              "Item " + bank.items[i].item +
                                  " has a score in the responses that its parameters do not have.");
            }
        }
        for (std::size_t p = 0; p < given.person_count(); ++p) {
            out.paths.push_back(adaptive_path(bank, plan_, given.row(p), draws));
            out.paths.back().person = given.persons.empty() ? std::to_string(p + 1) : given.persons[p];
        }
        return {};
    }

    template <class E>
    static Done named(const std::string& name, E& out, const char* what) {
        const auto value = schema::value_of<E>(name);
        if (!value) {
            return refuse("option_unknown", fmt::format("{} knows no \"{}\".", what, name));
        }
        out = *value;
        return {};
    }
    Done settle_plan(const ParameterSet& bank) {
        CHECK(named(criterion_, plan_.criterion, "--criterion"));
        CHECK(named(first_, plan_.first, "--first"));
        CHECK(named(provisional_, plan_.provisional, "--estimate"));
        CHECK(named(exposure_, plan_.exposure, "--exposure"));
        if (!(rate_ > 0 && rate_ <= 1)) {
            return refuse("plan_faulty", "--rate is a share above 0 and at most 1.");
        }
        if (exposure_ == "sympson_hetter" && rate_ * double(bank.items.size()) < double(plan_.length_max)) {
            return refuse(
                "rate_too_low",
                fmt::format("{} items of which each may be in {} of the tests fill no test of {} items.",
                            bank.items.size(), rate_, plan_.length_max));
        }
        if (!content_.empty()) {
            CHECK(read_content(bank));
        }
        AdaptivePlan asked = plan_;
        asked.exposure_control.assign(bank.items.size(), 1);
        if (const Notices faults = faults_of(bank, asked); !faults.empty()) {
            return refuse(faults[0].code, faults[0].detail);
        }
        return {};
    }
    Done read_content(const ParameterSet& bank) {
        const Table table = TRY(read_table_file(content_));
        const auto item = table.column("item"), domain = table.column("domain"),
                   share = table.column("share");
        if (!item || !domain || !share) {
            return refuse("column_missing", content_ + " needs the columns item, domain and share.");
        }
        plan_.domains.assign(bank.items.size(), "");
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const std::string& name = table.rows[row][*domain];
            const double wanted = TRY(number_of(table, row, *share));
            const auto known = std::ranges::find(plan_.content, name, &ContentShare::domain);
            if (known == plan_.content.end()) {
                plan_.content.push_back({name, wanted});
            } else if (known->share != wanted) {
                return refuse("content_unclear", fmt::format("The domain \"{}\" has two shares.", name));
            }
            const auto place = std::ranges::find(bank.items, table.rows[row][*item], &ItemParameters::item);
            if (place != bank.items.end()) {
                plan_.domains[std::size_t(place - bank.items.begin())] = name;
            }
        }
        const auto without = std::ranges::find(plan_.domains, "");
        if (without != plan_.domains.end()) {
            return refuse("content_missing",
                          content_ + " says no domain of the bank's item " +
                              bank.items[std::size_t(without - plan_.domains.begin())].item + ".");
        }
        return {};
    }

    std::string bank_, responses_, content_, criterion_ = "mfi", first_ = "mfi", provisional_ = "eap",
                                             exposure_ = "none";
    double metric_ = 1, rate_ = 0.25;
    std::size_t simulate_ = 0;
    std::uint64_t seed_ = 1;
    AdaptivePlan plan_;
};
}  // namespace

std::unique_ptr<Command> cat_command() { return std::make_unique<Cat>(); }
}  // namespace psychometrics::commands
