#include "link_options.hpp"

#include <fmt/format.h>
#include <fstream>

namespace psychometrics::commands {
namespace {

class Link final : public Replying<Linking> {
    std::string name() const override { return "link"; }
    std::string summary() const override {
        return "The line from a new calibration's theta to the base one's, and its items on that scale";
    }
    void add_options(CLI::App& app) override {
        link_.add_options(app, "stocking_lord");
        app.add_option("--minimum-anchors", minimum_,
                       "How many common items there must be, at least 2 (default: 2)");
        app.add_option(
            "--out", out_,
            "A file for the linked set alone, as JSON, which score, equate and drift read (default: "
            "none)");
    }
    Result<Linking> reply() override {
        LinkingPlan plan = TRY(link_.plan());
        plan.minimum_anchors = minimum_;
        const auto sets = TRY(link_.sets());
        Linking out = TRY(link(sets.fresh, sets.base, plan));
        link_.tell_places(sets, out.problems);
        tell(fmt::format("{} common items: theta of {} = {:.6g} theta of {} + {:.6g}", out.plan.common.size(),
                         link_.base, out.chosen.slope, link_.fresh, out.chosen.intercept));
        if (!out_.empty()) {
            CHECK(write_set(out.linked));
        }
        return out;
    }

    Done write_set(const ParameterSet& set) const {
        std::ofstream file(out_, std::ios::binary | std::ios::trunc);
        file << json::serialize(schema::write(set)) << '\n';
        file.flush();
        if (!file) {
            return refuse("file_unwritable", "The file " + out_ + " cannot be written.");
        }
        return {};
    }

    LinkOptions link_;
    std::int64_t minimum_ = 2;
    std::string out_;
};
}  // namespace

std::unique_ptr<Command> link_command() { return std::make_unique<Link>(); }
}  // namespace psychometrics::commands
