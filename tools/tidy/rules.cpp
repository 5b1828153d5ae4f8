// Rules about the tree: names, and what must stand beside what.
#include "rules.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <regex>
#include <sstream>

namespace tidy {
namespace {

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// Whether an object says a key twice, which parsing forgets: ends of keys are counted, quote by quote.
std::size_t keys_written(std::string_view json) {
    std::size_t count = 0;
    bool is_inside = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (is_inside && json[i] == '\\') {
            ++i;
        } else if (json[i] == '"') {
            const std::size_t next = json.find_first_not_of(" \t\r\n", i + 1);
            count += is_inside && next != std::string_view::npos && json[next] == ':';
            is_inside = !is_inside;
        }
    }
    return count;
}
std::size_t keys_kept(const boost::json::value& value) {
    std::size_t count = 0;
    if (const auto* object = value.if_object()) {
        count = object->size();
        for (const auto& member : *object) {
            count += keys_kept(member.value());
        }
    }
    return count;
}

}  // namespace

void check_names(const Tree& tree, Findings& findings) {
    static const std::regex vague("(^|[/_.-])(utils?|common|helpers?|misc|managers?)(?=([/_.-]|$))",
                                  std::regex::icase);
    static const std::regex role("programme[_-]?managers?", std::regex::icase);
    for (const auto& [path, text] : tree) {
        const std::string name = std::regex_replace(path, role, "role");
        std::smatch m;
        if (std::regex_search(name, m, vague)) {
            findings.push_back({path, 0, "`" + m[2].str() + "` says nothing; name it by what is in it"});
        }
    }
}

void check_modules(const Tree& tree, const std::vector<Module>& modules, Findings& findings) {
    for (const Module& module : modules) {
        if (module.folder.starts_with("modules/") && !tree.contains(module.folder + "/README.md")) {
            findings.push_back(
                {module.folder, 0, "no README.md; say what it owns, its words, rules and tables"});
        }
        if (file_name(module.folder) != module.name) {
            findings.push_back(
                {module.folder, 0, "the module is called " + module.name + "; so must its folder be"});
        }
    }
}

void check_migrations(const Tree& tree, Findings& findings) {
    static const std::regex shape(R"((\d{4})_[a-z0-9_]+\.sql)");
    std::map<std::string, int> last;
    for (const auto& [path, text] : tree) {  // sorted, so a folder's migrations come in order
        if (!path.contains("sql/migrations/")) {
            continue;
        }
        const std::string name = file_name(path);
        std::smatch m;
        if (!std::regex_match(name, m, shape)) {
            findings.push_back({path, 0, "a migration is called NNNN_what_it_does.sql"});
            continue;
        }
        int& before = last[path.substr(0, path.rfind('/'))];
        if (const int number = std::stoi(m[1]); number != before + 1) {
            findings.push_back({path, 0,
                                "after migration " + std::to_string(before) + " comes " +
                                    std::to_string(before + 1) + "; numbers start at 1, without holes"});
        }
        before = std::stoi(m[1]);
    }
}

void check_words(const Tree& tree, Findings& findings) {
    for (const auto& [path, text] : tree) {
        if (!path.starts_with("web/") || !path.contains("/words/") || !path.ends_with(".json")) {
            continue;
        }
        boost::system::error_code error;
        const boost::json::value words = boost::json::parse(text, error);
        if (error || !words.is_object()) {
            findings.push_back({path, 0, "not a JSON object: " + error.message()});
        } else if (keys_written(text) != keys_kept(words)) {
            findings.push_back({path, 0, "a key stands twice; keep one"});
        }
    }
}

void check_scenarios(const Tree& tree, Findings& findings) {
    static const std::regex expectation(R"((^|\n)\s*[1-5]\d\d(\s|$))");
    for (const auto& [path, text] : tree) {
        if (path.ends_with(".scenario") && !std::regex_search(text, expectation)) {
            findings.push_back({path, 0, "expects nothing; a scenario states at least one answer"});
        }
    }
}

void check_decisions(const Tree& tree, Findings& findings) {
    static const std::regex shape(R"(docs/decisions/\d{4}-[a-z0-9-]+\.md)");
    for (const auto& [path, text] : tree) {
        if (!path.starts_with("docs/decisions/") || path == "docs/decisions/README.md") {
            continue;
        }
        if (!std::regex_match(path, shape)) {
            findings.push_back({path, 0, "a decision is called NNNN-title.md"});
        }
        for (const char* part : {"Context", "Decision", "Consequences", "Rejected"}) {
            if (!std::regex_search(text, std::regex("(^|\n)#+ *" + std::string(part)))) {
                findings.push_back({path, 0, "no heading `" + std::string(part) + "`"});
            }
        }
    }
}

Findings check(const Tree& tree) {
    Findings findings;
    const std::vector<Module> modules = modules_of(tree);
    check_includes(tree, modules, findings);
    check_names(tree, findings);
    check_modules(tree, modules, findings);
    check_migrations(tree, findings);
    check_words(tree, findings);
    check_scenarios(tree, findings);
    check_decisions(tree, findings);
    for (const auto& [path, text] : tree) {
        if (path.starts_with("tools/tidy/")) {  // it has to write the words it forbids
            continue;
        }
        if (is_cpp(path)) {
            check_cpp(path, text, findings);
        }
        check_text(path, text, findings);
    }
    std::ranges::stable_sort(findings, {}, [](const Finding& f) { return std::pair(f.file, f.line); });
    return findings;
}

}  // namespace tidy
