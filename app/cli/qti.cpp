#include "qti.hpp"

#include "qti_json.hpp"

#include <itembank/packages.hpp>

#include <fmt/format.h>
#include <fstream>
#include <iostream>

namespace cli {
namespace fs = std::filesystem;
namespace json = boost::json;

QtiCommand::QtiCommand(CLI::App& assay, bool& json) : json_(json) {
    command_ = assay.add_subcommand("qti", "Score and check QTI items by themselves");
    command_->require_subcommand(1);
    score_ = command_->add_subcommand("score", "Print what an item gives for responses, as JSON");
    score_->add_option("item", item_, "The item's file");
    score_->add_option("--responses", responses_, "JSON: the values by the responses' identifiers");
    score_->add_option("--seed", seed_, "What a random item is made of (default: 0)");
    score_->add_option("--batch", batch_,
                       R"(A file of lines {"item","responses","seed"}; "-" is standard input)");
    show_ =
        command_->add_subcommand("show", "Print what a candidate's browser would get of items, a line each");
    show_->add_option("path", paths_, "Files")->required();
    show_->add_option("--seed", seed_, "What a random item is made of (default: 0)");
    check_ = command_->add_subcommand("check", "Print what is wrong with items, with the lines");
    check_->add_option("path", paths_, "Files and folders")->required();
    check_->add_flag("--json", json_, "Print one JSON object");
}

std::optional<int> QtiCommand::run() {
    return *score_   ? std::optional(score())
           : *check_ ? std::optional(check())
           : *show_  ? std::optional(show())
                     : std::nullopt;
}

int QtiCommand::score() const {
    if (batch_.empty() == item_.empty()) {
        std::cerr << "Name an item, or a file of lines with --batch.\n";
        return 2;
    }
    if (batch_ == "-") {
        score_lines(std::cin, "-", std::cout);
        return 0;
    }
    if (!batch_.empty()) {
        std::ifstream in(batch_, std::ios::binary);
        std::error_code failed;
        if (!in || fs::is_directory(batch_, failed)) {
            std::cout << result_of({unreadable(batch_)}) << '\n';
            return 1;
        }
        score_lines(in, batch_, std::cout);
        return 0;
    }
    boost::system::error_code failed;
    const json::value responses = json::parse(responses_, failed);
    if (failed || !responses.is_object()) {
        std::cerr << "--responses must be a JSON object, such as '{\"RESPONSE\":\"A\"}'.\n";
        return 2;
    }
    Scorer scorer;
    std::cout << scorer.score(item_, responses, seed_) << '\n';
    return scorer.readable ? 0 : 1;
}

int QtiCommand::show() const {
    bool all = true;
    for (const std::string& path : paths_) {
        qti::Problems problems;
        const auto item = read_file(path, problems);
        all = all && item;
        std::cout << (item ? schema::to_json(itembank::shown(item, seed_)) : result_of(problems)) << '\n';
    }
    return all ? 0 : 1;
}

int QtiCommand::check() const {
    const Checked checked = check_qti(paths_);
    const bool bad = qti::has_errors(checked.problems);
    if (json_) {
        std::cout << fmt::format(R"({{"items":{},"problems":{}}})", checked.items,
                                 problems_json(checked.problems))
                  << '\n';
        return bad ? 1 : 0;
    }
    for (const auto& p : checked.problems) {
        std::cout << written(p) << '\n';
    }
    std::cerr << fmt::format("{} items, {} problems\n", checked.items, checked.problems.size());
    return bad ? 1 : 0;
}

}  // namespace cli
