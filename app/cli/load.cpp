#include "measure.hpp"

#include <load/bench_server.hpp>

#include <cstdlib>
#include <iostream>

namespace cli {
namespace {
CLI::App* named(CLI::App& assay, const char* name, const char* help, bool& json) {
    CLI::App* c = assay.add_subcommand(name, help);
    c->add_flag("--json", json, "Print one JSON object on one line; everything else goes to standard error");
    return c;
}
}  // namespace

LoadCommand::LoadCommand(CLI::App& assay, bool& json) : json_(json) {
    command_ = named(assay, "load", "Play whole attempts on a server, and check that nothing was lost", json);
    CLI::App* c = command_;
    auto* url =
        c->add_option("--url", wish_.url, "http://HOST:PORT of a demo; its clock is moved to the exam");
    c->add_flag("--self", self_, "Start a server for it, on a temporary folder")->excludes(url);
    c->add_option("--database", wish_.database, "With --self: on this PostgreSQL, in a database of its own");
    c->add_option("--folder", wish_.folder,
                  "With --self: make the temporary folder here, on the disk to measure");
    c->add_option("--candidates", wish_.candidates, "How many (default: 256)")->check(CLI::Range(1, 20'000));
    c->add_option("--items", wish_.items, "Questions of each attempt that are answered (default: 65)")
        ->check(CLI::Range(1, 400));
    c->add_option("--seconds", wish_.seconds, "How long answers are saved (default: 10)")
        ->check(CLI::Range(0.1, 3600.0));
    auto* think = c->add_option("--think", wish_.think,
                                "Seconds between a candidate's changes; 0, the default: no pause at all");
    c->add_option("--rate", wish_.rate, "Changes a second of all candidates together")
        ->check(CLI::PositiveNumber)
        ->excludes(think);
    c->add_option("--connections", wish_.connections, "Default: one each, at most 256")
        ->check(CLI::Range(1, 20'000));
    c->add_option("--exam", wish_.exam, "Default: cloud-foundations");
    c->add_option(
        "--staff", wish_.staff,
        "Who lets candidates in; the password is in ASSAY_LOAD_PASSWORD (default: the demo's proctor)");
    auto* herd = c->add_flag("--herd", herd_, "Everybody starts at once, and submits at once");
    auto* cost =
        c->add_flag("--attempt-cost", cost_, "Whole attempts without a pause: what one costs the server")
            ->excludes(herd);
    c->add_option("--stored", stored_, "What a save costs with so many attempts stored: 1000,10000,100000")
        ->delimiter(',')
        ->excludes(herd)
        ->excludes(cost);
    // Only `load --self` calls it.
    server_ = named(assay, "bench-server", "The server of load --self", json);
    server_->group("");
    server_->add_option("--folder", folder_)->required();
    server_->add_option("--database", wish_.database);
    server_->add_option("--seconds-max", seconds_max_);
}

std::optional<Outcome> LoadCommand::run() {
    if (*server_) {
        try {
            load::serve_bench({folder_, wish_.database, seconds_max_}, [](const boost::json::object& told) {
                std::cout << boost::json::serialize(told) << std::endl;
            });
            return Outcome{};
        } catch (const std::exception& e) {
            std::cout << boost::json::serialize(boost::json::object{{"error", e.what()}}) << std::endl;
            return Outcome{{}, e.what(), false};
        }
    }
    if (!*command_) {
        return std::nullopt;
    }
    if (self_ == !wish_.url.empty()) {
        return Outcome{{}, "Say where: --url http://HOST:PORT, or --self.", false};
    }
    if (const char* password = std::getenv("ASSAY_LOAD_PASSWORD")) {
        wish_.password = password;
    }
    wish_.progress = true;
    load::listen_for_stop();
    Outcome out;
    out.facts = herd_              ? load::herd(wish_)
                : cost_            ? load::attempt_cost(wish_)
                : !stored_.empty() ? load::stored(wish_, stored_)
                                   : load::run(wish_);
    out.good = load::nothing_lost(out.facts);
    out.words = json_ ? "" : load::in_words(out.facts);
    return out;
}

}  // namespace cli
