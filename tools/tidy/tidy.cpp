// tidy ROOT: checks the properties of the source that no compiler knows; rules.hpp lists them.
#include "rules.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace fs = std::filesystem;

namespace {
constexpr std::size_t text_max = 4'000'000;  // larger than that is no source

// What a tool makes or brings is not ours to check. Hidden folders are tools' too.
bool is_ours(const fs::path& folder) {
    static constexpr std::array<std::string_view, 5> others{"build", "node_modules", "dist", "data",
                                                            "test-results"};
    const std::string name = folder.filename().string();
    return !name.starts_with('.') && std::ranges::find(others, name) == others.end();
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    // A NUL means bytes rather than text: its name is checked, its content is not.
    return text.contains('\0') || text.size() > text_max ? "" : text;
}

tidy::Tree tree_at(const fs::path& root) {
    tidy::Tree tree;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
        if (at->is_directory()) {
            if (!is_ours(at->path())) {
                at.disable_recursion_pending();
            }
        } else if (at->is_regular_file() && at->path().filename() != "package-lock.json") {
            tree[at->path().lexically_relative(root).generic_string()] = text_of(at->path());
        }
    }
    return tree;
}
}  // namespace

int main(int count, char** words) {
    if (count != 2 || !fs::is_directory(words[1])) {
        std::cerr << "usage: tidy ROOT\n";
        return 2;
    }
    const tidy::Tree tree = tree_at(words[1]);
    const tidy::Findings findings = tidy::check(tree);
    for (const tidy::Finding& f : findings) {
        std::cout << f.file << (f.line != 0 ? ":" + std::to_string(f.line) : "") << ": " << f.what << '\n';
    }
    std::cout << tree.size() << " files, " << tidy::modules_of(tree).size() << " modules, " << findings.size()
              << " problems\n";
    return findings.empty() ? 0 : 1;
}
