// scenarios [--postgres URL] FILE-OR-FOLDER…: runs each scenario in a world of its own; ends with "N passed,
// M failed".
#include "script.hpp"
#include "world.hpp"

#include <logs/logs.hpp>

#include <curl/curl.h>
#include <sodium.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {
namespace fs = std::filesystem;

std::vector<fs::path> scenarios_in(const fs::path& place) {
    std::vector<fs::path> out;
    if (!fs::is_directory(place)) {
        return {place};
    }
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
        if (entry.path().extension() == ".scenario") {
            out.push_back(entry.path());
        }
    }
    std::ranges::sort(out);
    return out;
}

bool passes(const fs::path& file, const std::string& postgres) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    std::string where = "1";
    try {
        const auto steps = scenario::parse(text.str());
        scenario::World world(steps, postgres);
        for (const auto& step : steps) {
            where = std::to_string(step.line) + ": " + step.text;
            world.take(step);
        }
        return true;
    } catch (const std::exception& e) {
        std::cout << file.string() << ":" << where << "\n    " << e.what() << std::endl;
        return false;
    }
}
}  // namespace

int main(int count, char** words) {
    if (sodium_init() < 0 || curl_global_init(CURL_GLOBAL_DEFAULT) != 0) {
        return 1;
    }
    logs::quiet();
    std::string postgres;
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i) {
        if (std::string_view(words[i]) == "--postgres" && i + 1 < count) {
            postgres = words[++i];
        } else {
            std::ranges::move(scenarios_in(words[i]), std::back_inserter(files));
        }
    }
    int passed = 0, failed = 0;
    for (const fs::path& file : files) {
        ++(passes(file, postgres) ? passed : failed);
    }
    std::cout << passed << " passed, " << failed << " failed" << std::endl;
    return failed == 0 && passed > 0 ? 0 : 1;
}
