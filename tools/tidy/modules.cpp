// What a module may include: what its CMakeLists.txt lists, and nobody's src/.
#include "rules.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

namespace tidy {
namespace {

// The words after `keyword` up to the next word in capitals.
std::set<std::string> words_after(const std::string& call, std::string_view keyword) {
    std::set<std::string> out;
    std::istringstream words(call);
    bool inside = false;
    for (std::string word; words >> word;) {
        if (std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; })) {
            inside = word == keyword;
        } else if (inside) {
            out.insert(word);
        }
    }
    return out;
}

// An INTERFACE library is a bundle: to use it is to use what it links.
void open_bundles(const Tree& tree, std::vector<Module>& modules) {
    static const std::regex linked(R"(target_link_libraries\(\s*(\w+)\s+(INTERFACE[^)]*)\))");
    for (const auto& [path, text] : tree) {
        std::smatch m;
        if (!path.ends_with("CMakeLists.txt") || !std::regex_search(text, m, linked)) {
            continue;
        }
        const std::set<std::string> contents = words_after(m[2], "INTERFACE");
        for (Module& module : modules) {
            for (std::set<std::string>* uses : {&module.uses, &module.test_uses}) {
                if (uses->contains(m[1])) {
                    uses->insert(contents.begin(), contents.end());
                }
            }
        }
        const std::string folder = path.substr(0, path.rfind('/'));
        modules.push_back({m[1], folder, contents, {}});
    }
}

// The path an #include line names, or nothing.
std::string included(const std::string& line) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::smatch m;
    return std::regex_search(line, m, include) ? m[1].str() : "";
}

}  // namespace

std::vector<Module> modules_of(const Tree& tree) {
    static const std::regex call(R"(assay_module\(\s*(\w+)([^)]*)\))");
    std::vector<Module> modules;
    for (const auto& [path, text] : tree) {
        std::smatch m;
        if (path.ends_with("/CMakeLists.txt") && std::regex_search(text, m, call)) {
            modules.push_back({m[1], path.substr(0, path.rfind('/')), words_after(m[2], "USES"),
                               words_after(m[2], "TEST_LIBRARIES")});
        }
    }
    open_bundles(tree, modules);
    return modules;
}

void check_includes(const Tree& tree, const std::vector<Module>& modules, Findings& findings) {
    const auto named = [&](const std::string& name) {
        return std::ranges::find(modules, name, &Module::name) != modules.end();
    };
    for (const auto& [path, text] : tree) {
        if (!is_cpp(path)) {
            continue;
        }
        const auto owner =
            std::ranges::find_if(modules, [&](const Module& m) { return path.starts_with(m.folder + "/"); });
        std::istringstream lines(text);
        std::size_t number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            const std::string target = included(line);
            if (target.contains("../") || target.contains("/src/")) {
                findings.push_back(
                    {path, number, "another module's src/ is private; include its include/<module>/"});
                continue;
            }
            const std::string first = target.substr(0, target.find('/'));
            if (owner == modules.end() || first == target || first == owner->name || !named(first)) {
                continue;
            }
            const bool is_test = path.starts_with(owner->folder + "/test/");
            if (!owner->uses.contains(first) && !(is_test && owner->test_uses.contains(first))) {
                findings.push_back({path, number,
                                    owner->name + " includes " + first + "; list it after USES in " +
                                        owner->folder + "/CMakeLists.txt, or do without"});
            }
        }
    }
}

}  // namespace tidy
