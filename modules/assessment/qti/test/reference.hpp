// 1EdTech's example items, read where they stand and never copied.
#pragma once
#include "running.hpp"

#include <qti/item.hpp>

#include <algorithm>

namespace qti::test {

struct Example {
    std::string name;  // path below the folder
    ItemRef item;
    Neighbours neighbours;
};

inline std::optional<std::string> file_at(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || !std::filesystem::is_regular_file(path)) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// Every item there that can be read; none where the folder is not on this machine.
inline const std::vector<Example>& examples() {
    static const std::vector<Example> all = [] {
        std::vector<Example> list;
        const std::filesystem::path folder = QTI_REFERENCE;
        if (!std::filesystem::is_directory(folder)) {
            return list;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".xml") {
                continue;
            }
            const std::optional<std::string> bytes = file_at(entry.path());
            if (!bytes || (!bytes->contains("<qti-assessment-item") && !bytes->contains("assessmentItem"))) {
                continue;
            }
            const std::filesystem::path beside = entry.path().parent_path();
            const Neighbours neighbours = [beside](std::string_view path) { return file_at(beside / path); };
            const std::string name = std::filesystem::relative(entry.path(), folder).string();
            Problems problems;
            if (ItemRef item = read_item(*bytes, name, problems, neighbours)) {
                list.push_back({name, std::move(item), neighbours});
            }
        }
        std::ranges::sort(list, {}, &Example::name);
        return list;
    }();
    return all;
}

}  // namespace qti::test

#define SKIP_WITHOUT_EXAMPLES()                                       \
    if (qti::test::examples().empty()) {                              \
        GTEST_SKIP() << "The example items are not on this machine."; \
    }                                                                 \
    ASSERT_GT(qti::test::examples().size(), 300)
