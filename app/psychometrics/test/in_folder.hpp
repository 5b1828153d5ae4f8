// What the tests of commands share: files in a folder of their own, a command run on words, its reply.
#pragma once
#include "command.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace psychometrics::commands {

class InFolder : public testing::Test {
  protected:
    InFolder()
        : folder_(std::filesystem::temp_directory_path() /
                  ("assay-psychometrics-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~InFolder() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return (folder_ / name).string();
    }
    static Result<json::value> run(std::unique_ptr<Command> command, std::vector<std::string> words) {
        CLI::App app;
        command->add_options(app);
        std::ranges::reverse(words);  // as CLI11 takes them
        app.parse(words);
        return command->run();
    }
    static bool told(const json::value& reply, std::string_view code) {
        return std::ranges::any_of(reply.at("problems").as_array(),
                                   [&](const json::value& p) { return p.at("code").as_string() == code; });
    }
    std::filesystem::path folder_;
};

}  // namespace psychometrics::commands
