// A folder of plain TOML and Markdown files, read into described types, with every problem named by file and
// line.
#pragma once
#include <schema/schema.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plain {

struct ImportProblem {
    std::string file;
    std::int64_t line;  // 1 for a problem of the whole file
    std::string message;
    auto operator<=>(const ImportProblem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImportProblem, (), (file, line, message))

struct Changed {
    std::string id;
    std::int64_t version = 0;  // the new one; 0 for what has no versions
    bool operator==(const Changed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Changed, (), (id, version))
struct Counts {
    std::int64_t added = 0, changed = 0, unchanged = 0;
    std::vector<Changed> changes;  // what `changed` counts, by name

    void tell(bool existed, bool same, std::string id, std::int64_t version = 0) {
        ++(!existed ? added : same ? unchanged : changed);
        if (existed && !same) {
            changes.push_back({std::move(id), version});
        }
    }
};
BOOST_DESCRIBE_STRUCT(Counts, (), (added, changed, unchanged, changes))

// What an import found and did. Any problem undoes all of it.
struct Report {
    std::vector<ImportProblem> problems;
    std::map<std::string, Counts> counts;  // by kind of thing: "item", "course", …

    void problem(std::string file, std::int64_t line, std::string message) {
        problems.push_back({std::move(file), line, std::move(message)});
    }
};
BOOST_DESCRIBE_STRUCT(Report, (), (problems, counts))

// The lines a TOML document's values stand on, by JSON pointer.
struct Lines {
    std::map<std::string, std::int64_t> by_pointer;
    std::int64_t of(
        std::string pointer) const;  // of the value, or of the nearest thing around it; at least 1
};
struct Document {
    schema::json::value value;
    Lines lines;
};

using Texts = std::map<std::string, std::string>;

// The files of one programme, by path relative to its folder, with "/" between names.
class Folder {
  public:
    Folder() = default;
    explicit Folder(Texts files) : files_(std::move(files)) {}
    // Reads a folder from disk; bounded in files, sizes and depth; links and hidden files are left out.
    // Throws std::runtime_error with a sentence when it is no folder, too large or not readable.
    static Folder from_disk(const std::string& path);

    const Texts& files() const { return files_; }
    const std::string* find(const std::string& path) const;
    // Paths that match "exams/*/exam.toml", where * stands for one whole name, in order.
    std::vector<std::string> matching(std::string_view pattern) const;
    // What * stood for: name_in("exams/ocf/exam.toml", "exams/*/exam.toml") is "ocf".
    static std::string name_in(std::string_view path, std::string_view pattern, int which = 0);

  private:
    Texts files_;
};

// TOML text as JSON with its lines; nothing, and a problem, when it is not TOML or not UTF-8.
std::optional<Document> parse_toml(const std::string& file, std::string_view text, Report&);
void add_problems(const std::string& file, const Lines&, const Problems&, Report&);

// One file read into a described type, with the lines for further checks. Nothing when anything does not fit;
// the report then says what, with its line. Unknown keys are problems.
template <class T>
struct Read {
    std::string file;
    T value;
    Lines lines;
    void problem(Report& report, const std::string& pointer, std::string message) const {
        report.problem(file, lines.of(pointer), std::move(message));
    }
};
template <class T>
std::optional<Read<T>> read(const Folder& folder, const std::string& file, Report& report) {
    const std::string* text = folder.find(file);
    if (text == nullptr) {
        report.problem(file, 1, "is missing");
        return std::nullopt;
    }
    auto document = parse_toml(file, *text, report);
    if (!document) {
        return std::nullopt;
    }
    Problems problems;
    Read<T> out{file, {}, std::move(document->lines)};
    schema::read(document->value, out.value, "", problems);
    add_problems(file, out.lines, problems, report);
    return problems.empty() ? std::optional(std::move(out)) : std::nullopt;
}

constexpr std::size_t files_max = 20'000, file_bytes_max = 4 * 1024 * 1024,
                      folder_bytes_max = 200 * 1024 * 1024;
}  // namespace plain
