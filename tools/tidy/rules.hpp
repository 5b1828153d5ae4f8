// Properties of the source, checked like any other test. A tree is paths and texts, so that the rules
// themselves are tested on trees of two lines.
#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

constexpr std::size_t lines_max = 500;
constexpr std::size_t columns_max = 110;

using Tree = std::map<std::string, std::string>;  // path from the root, with '/' -> the file's text

struct Finding {
    std::string file;
    std::size_t line;  // 0: the file as a whole
    std::string what;  // what is wrong, and what to write instead
};
using Findings = std::vector<Finding>;

struct Module {
    std::string name, folder;
    std::set<std::string> uses;       // what its files may include
    std::set<std::string> test_uses;  // what its tests may include besides
};
std::vector<Module> modules_of(const Tree&);

bool is_cpp(std::string_view path);

void check_includes(const Tree&, const std::vector<Module>&, Findings&);       // modules.cpp
void check_cpp(const std::string& path, const std::string& text, Findings&);   // source.cpp: one C++ file
void check_text(const std::string& path, const std::string& text, Findings&);  // source.cpp: any text file
void check_names(const Tree&, Findings&);                                      // rules.cpp, and so on down
void check_modules(const Tree&, const std::vector<Module>&, Findings&);
void check_migrations(const Tree&, Findings&);
void check_words(const Tree&, Findings&);
void check_scenarios(const Tree&, Findings&);
void check_decisions(const Tree&, Findings&);

Findings check(const Tree&);

}  // namespace tidy
