// A demo with people of its own, made once and asked as a manager asks.
#pragma once
#include <population/preparing.hpp>

#include "world.hpp"

#include <filesystem>

namespace population {

struct TestFolder {
    explicit TestFolder(const std::string& name)
        : path(std::filesystem::temp_directory_path() /
               ("assay-population-" + name + "-" + Random().uuid7(Clock::machine_now()))) {}
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    std::filesystem::path path;
};

inline app::Settings settings_for(const TestFolder& folder, std::int64_t people) {
    app::Settings out;
    out.data = folder.path.string();
    out.demo = true;
    out.demo_people = people;
    out.clock = "2026-11-23T12:00:00Z";
    return out;
}

// All lines of a list, page after page.
inline json::array all_of(World& world, const std::string& path,
                          std::map<std::string, std::string> query = {}) {
    const Asker staff{{"staff", {"programme_manager", "operator", "psychometrician", "proctor"}, ""},
                      "10.9.9.9"};
    json::array out;
    query["limit"] = "100";
    while (true) {
        const Reply page = world.ask(staff, "GET", path, "", query);
        if (!page.good()) {
            throw std::runtime_error(path + " came " + page.raw);
        }
        for (const auto& item : page.body().at("items").as_array()) {
            out.push_back(item);
        }
        const std::string next = page.text("/next");
        if (next.empty()) {
            return out;
        }
        query["after"] = next;
    }
}

}  // namespace population
