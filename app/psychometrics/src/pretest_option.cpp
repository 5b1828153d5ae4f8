#include "pretest_option.hpp"

#include <algorithm>
#include <filesystem>

namespace psychometrics::commands {

void PretestInput::add_options(CLI::App& app) {
    app.add_option("--pretest", given,
                   "Items that count towards no score: ids with commas between, or a CSV with a column item "
                   "(default: none; with --exam those the form does not score)");
}

Result<std::vector<std::string>> PretestInput::items(const Loaded& loaded) const {
    std::vector<std::string> out = loaded.record ? loaded.record->pretest : std::vector<std::string>{};
    std::error_code failed;
    if (!given.empty() && std::filesystem::is_regular_file(given, failed)) {
        const Table table = TRY(read_table_file(given));
        const auto item = table.column("item");
        if (!item) {
            return refuse("column_missing", "The file of pretest items needs the column item.");
        }
        for (const auto& row : table.rows) {
            out.push_back(row[*item]);
        }
        return out;
    }
    for (std::size_t from = 0; from < given.size();) {
        const std::size_t to = std::min(given.find(',', from), given.size());
        if (to > from) {
            out.push_back(given.substr(from, to - from));
        }
        from = to + 1;
    }
    return out;
}

}  // namespace psychometrics::commands
