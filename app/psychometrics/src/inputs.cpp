#include "command.hpp"
#include "record.hpp"

#include <fmt/format.h>
#include <filesystem>
#include <fstream>

namespace psychometrics::commands {
namespace {

std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::uint8_t code_of(const std::string& word) { return word == "missing" ? not_presented : std::uint8_t(0); }

}  // namespace

Result<std::ifstream> open_file(const std::string& path) {
    std::error_code failed;
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path, failed)) {
        return refuse("file_unreadable", "The file " + path + " cannot be read.");
    }
    return in;
}

void ResponsesInput::add_options(CLI::App& app) {
    app.add_option("responses", file,
                   "CSV: a header with the ids of the items, a row a person; empty: not presented, - "
                   "omitted, > not reached");
    app.add_option("--exam", exam,
                   "Take the official results of this exam from the store instead: its id or code");
    app.add_option("--form", form, "With --exam: one form alone, by its name");
    app.add_flag("--first-attempts", first_attempts, "With --exam: each person's first attempt alone");
    app.add_option(
           "--by", by,
           "With --exam: what makes the groups: form, mode (centre, online) or attempt (first, later)")
        ->check(CLI::IsMember({"form", "mode", "attempt"}));
    app.add_option("--data", data, "With --exam: the data folder (default: data)");
    app.add_option("--database", database,
                   "With --exam: postgresql://… instead of SQLite in the data folder");
    app.add_option("--person", person_column,
                   "The column with the persons' ids (default: person, person_id or candidate)");
    app.add_option("--group", group_column, "The column with the persons' groups (default: group)");
    app.add_option("--leave-out", leave_out, "Columns that are neither items nor any of these")
        ->delimiter(',')
        ->allow_extra_args(false);
}

Result<Loaded> ResponsesInput::load() const {
    if (file.empty() == exam.empty()) {
        return refuse("no_responses", "Name a CSV file with responses, or an exam of the store with --exam.");
    }
    if (!exam.empty()) {
        return load_record(*this);
    }
    if (!form.empty() || first_attempts || !by.empty()) {
        return refuse("option_needs_exam",
                      "--form, --first-attempts and --by choose among the results of --exam.");
    }
    auto in = TRY(open_file(file));
    Loaded out{TRY(read_responses(in, {given(person_column), given(group_column), leave_out})), ""};
    out.hash = data_hash_of(out.responses);
    tell(fmt::format("{} persons, {} items", out.responses.person_count(), out.responses.item_count()));
    return out;
}

void BlanksInput::add_options(CLI::App& app) {
    app.add_option("--omitted-as", omitted, "What an omitted response counts as: wrong (default) or missing")
        ->check(CLI::IsMember({"wrong", "missing"}));
    app.add_option("--not-reached-as", not_reached,
                   "What a response counts as that time did not allow: wrong (default) or missing")
        ->check(CLI::IsMember({"wrong", "missing"}));
}
Blanks BlanksInput::blanks() const { return {code_of(omitted), code_of(not_reached)}; }

Result<std::string> read_text_file(const std::string& path, std::size_t bytes_max) {
    auto in = TRY(open_file(path));
    std::string text, part(1 << 16, '\0');
    while (text.size() <= bytes_max && in.read(part.data(), std::streamsize(part.size())).gcount() > 0) {
        text.append(part, 0, std::size_t(in.gcount()));
    }
    if (text.size() > bytes_max) {
        return refuse("too_large", fmt::format("The file {} has more than {} bytes.", path, bytes_max));
    }
    return text;
}

Result<Table> read_table_file(const std::string& path) {
    auto in = TRY(open_file(path));
    return read_table(in);
}

}  // namespace psychometrics::commands
