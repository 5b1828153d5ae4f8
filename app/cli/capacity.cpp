#include "measure.hpp"

#include <fstream>

namespace cli {

CapacityCommand::CapacityCommand(CLI::App& assay, bool& json) : json_(json) {
    command_ = assay.add_subcommand("capacity", "Say how many candidates this machine holds");
    CLI::App* c = command_;
    wish_.candidates = 500;
    wish_.seconds = 3;
    c->add_flag("--json", json_, "Print one JSON object on one line; everything else goes to standard error");
    c->add_option("--candidates", wish_.candidates, "How many start in the same moment (default: 500)")
        ->check(CLI::Range(1, 4000));
    c->add_option("--seconds", wish_.seconds, "How long each rate is held (default: 3)")
        ->check(CLI::Range(0.1, 600.0));
    c->add_option("--plot", plot_, "Draw the curve into this SVG file");
    c->add_option("--database", wish_.database, "On this PostgreSQL, in a database of its own");
    c->add_option("--folder", wish_.folder, "Make the temporary folder here, on the disk to measure");
}

std::optional<Outcome> CapacityCommand::run() {
    if (!*command_) {
        return std::nullopt;
    }
    wish_.progress = true;
    load::listen_for_stop();
    const load::Capacity found = load::capacity(wish_);
    if (!plot_.empty()) {
        std::ofstream out(plot_, std::ios::binary);
        out << found.svg;
        out.close();
        if (!out) {
            return Outcome{{}, "Cannot write " + plot_ + ".", false};
        }
    }
    return Outcome{found.facts, found.words, load::nothing_lost(found.facts)};
}

}  // namespace cli
