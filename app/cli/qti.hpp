// `assay qti`: scores and checks QTI files by themselves. Needs no store.
#pragma once
#include <qti/evaluate.hpp>

#include <boost/json.hpp>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>

namespace cli {

// What lies beside an item, inside its package: the nearest folder above it with a manifest, or its own.
qti::Neighbours beside(const std::filesystem::path& item);

// Null where it cannot be read; the problems say why.
qti::ItemRef read_file(const std::string& path, qti::Problems&);
qti::Problem unreadable(const std::string& file);

// Items stay read while they are asked for again; never more than `items_max` of them.
class Scorer {
  public:
    static constexpr std::size_t items_max = 2'000;

    // One result, as JSON: {"outcomes":{…},"state":{…},"problems":[…]}.
    std::string score(const std::string& path, const boost::json::value& responses, std::uint64_t seed);
    // Of one line {"item":…,"responses":{…},"seed":…}; what is wrong with it is told in its result.
    std::string line(std::string_view written, const std::string& file, std::int64_t number);
    bool readable = true;  // the last item was

  private:
    struct Kept {
        qti::ItemRef item;
        qti::Problems problems;  // where there is no item
    };
    const Kept& read(const std::string& path);

    std::map<std::string, Kept, std::less<>> items_;
};

// Lines in, lines out, in order; holds one line at a time, of at most `line_bytes_max`.
inline constexpr std::size_t line_bytes_max = 16 * 1'024 * 1'024;
void score_lines(std::istream& in, const std::string& file, std::ostream& out);

// Every problem of the files, and of the items in the folders.
struct Checked {
    std::size_t items = 0;
    qti::Problems problems;
};
Checked check_qti(const std::vector<std::string>& paths);
std::string written(const qti::Problem&);  // "file:line: severity code message"

class QtiCommand {
  public:
    QtiCommand(CLI::App& assay, bool& json);
    std::optional<int> run();  // the exit code; nothing when another command was given

  private:
    int score() const;
    int check() const;
    int show() const;

    bool& json_;
    CLI::App *command_, *score_, *check_, *show_;
    std::string item_, responses_ = "{}", batch_;
    std::uint64_t seed_ = 0;
    std::vector<std::string> paths_;
};

}  // namespace cli
