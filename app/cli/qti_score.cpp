#include "qti.hpp"

#include "qti_json.hpp"

#include <fmt/format.h>
#include <array>
#include <cstring>
#include <fstream>
#include <iostream>
#include <set>

namespace cli {
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

std::optional<std::string> bytes_of(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed) || fs::file_size(path, failed) > qti::XmlLimits{}.bytes + 1) {
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    return file ? std::optional(std::string(std::istreambuf_iterator<char>(file), {})) : std::nullopt;
}

// Lines by blocks; one that is too long is passed over and told of.
class Lines {
  public:
    explicit Lines(std::istream& in) : in_(in), block_(64 * 1'024) {}
    // False at the end. `whole`: it was not too long.
    bool next(std::string& line, bool& whole) {
        line.clear();
        whole = true;
        for (bool any = false;;) {
            if (at_ == end_) {
                in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
                at_ = 0, end_ = static_cast<std::size_t>(in_.gcount());
                if (end_ == 0) {
                    return any;
                }
            }
            any = true;
            const char* from = block_.data() + at_;
            const auto* found = static_cast<const char*>(std::memchr(from, '\n', end_ - at_));
            const std::size_t length = found ? static_cast<std::size_t>(found - from) : end_ - at_;
            whole = whole && line.size() + length <= line_bytes_max;
            line.append(from, whole ? length : 0);
            at_ += length + (found ? 1 : 0);
            if (found) {
                return true;
            }
        }
    }

  private:
    std::istream& in_;
    std::vector<char> block_;
    std::size_t at_ = 0, end_ = 0;
};

bool is_item(const std::string& bytes) {
    qti::Problems none;
    const auto xml = qti::Xml::parse(bytes, "", none);
    return !xml || qti::local_name(xml->root()) == "assessmentItem" ||
           qti::local_name(xml->root()) == "qti-assessment-item";
}

}  // namespace

qti::Problem unreadable(const std::string& file) {
    return {file, 0, qti::Severity::error, "file_missing",
            "This file cannot be read: it does not exist, is no file, or is larger than 16 MB."};
}

qti::ItemRef read_file(const std::string& path, qti::Problems& problems) {
    auto bytes = bytes_of(path);
    if (!bytes) {
        problems.push_back(unreadable(path));
        return nullptr;
    }
    return qti::read_item(std::move(*bytes), path, problems, beside(path));
}

qti::Neighbours beside(const fs::path& item) {
    std::error_code failed;
    const fs::path folder = fs::weakly_canonical(fs::absolute(item, failed), failed).parent_path();
    fs::path package = folder;
    for (fs::path at = folder; !at.empty(); at = at.parent_path()) {
        if (fs::exists(at / "imsmanifest.xml", failed)) {
            package = at;
            break;
        }
        if (at == at.root_path()) {
            break;
        }
    }
    return [folder, package](std::string_view path) -> std::optional<std::string> {
        std::error_code wrong;
        const fs::path wanted = fs::weakly_canonical(folder / fs::path(path), wrong);
        const auto inside = wanted.lexically_relative(package);
        if (wrong || inside.empty() || *inside.begin() == ".." || fs::path(path).is_absolute()) {
            return std::nullopt;
        }
        return bytes_of(wanted);
    };
}

const Scorer::Kept& Scorer::read(const std::string& path) {
    if (const auto known = items_.find(path); known != items_.end()) {
        return known->second;
    }
    if (items_.size() == items_max) {
        items_.clear();
    }
    Kept kept;
    kept.item = read_file(path, kept.problems);
    if (kept.item) {
        kept.problems.clear();  // warnings are what `qti check` is for
    }
    return items_.emplace(path, std::move(kept)).first->second;
}

std::string Scorer::score(const std::string& path, const json::value& responses, std::uint64_t seed) {
    const Kept& kept = read(path);
    readable = kept.item != nullptr;
    if (!readable) {
        return result_of(kept.problems);
    }
    qti::Problems problems;
    qti::State state = qti::begin(*kept.item, seed, &problems);
    const auto answers = answers_of(*kept.item, responses, problems);
    qti::respond(*kept.item, state, answers, &problems);
    return result_of(*kept.item, state, problems);
}

std::string Scorer::line(std::string_view written, const std::string& file, std::int64_t number) {
    const auto refuse = [&](const char* code, std::string message) {
        readable = false;
        return result_of({{file, number, qti::Severity::error, code, std::move(message)}});
    };
    std::array<unsigned char, 8 * 1'024> room;
    json::monotonic_resource memory(room.data(), room.size());
    boost::system::error_code failed;
    const json::value parsed = json::parse(written, failed, &memory);
    const json::object* wish = failed ? nullptr : parsed.if_object();
    if (wish == nullptr) {
        return refuse("bad_line", "This line is no JSON object.");
    }
    const auto* item = wish->if_contains("item");
    if (item == nullptr || !item->is_string()) {
        return refuse("bad_line", "“item” must be the path of an item.");
    }
    const auto* seed = wish->if_contains("seed");
    const auto drawn = seed == nullptr ? std::optional<std::uint64_t>(0) : seed_of(*seed);
    if (!drawn) {
        return refuse("bad_line", "“seed” must be a whole number from 0.");
    }
    const auto* responses = wish->if_contains("responses");
    return score(std::string(item->get_string()), responses ? *responses : json::value(json::object()),
                 *drawn);
}

void score_lines(std::istream& in, const std::string& file, std::ostream& out) {
    Scorer scorer;
    Lines lines(in);
    std::string line;
    bool whole = true;
    for (std::int64_t number = 1; lines.next(line, whole); ++number) {
        if (!whole) {
            out << result_of({{file, number, qti::Severity::error, "line_too_long",
                               "This line has more than 16 MB."}})
                << '\n';
        } else {
            out << scorer.line(line, file, number) << '\n';
        }
    }
    out.flush();
}

Checked check_qti(const std::vector<std::string>& paths) {
    Checked all;
    const auto file = [&](const std::string& path) {
        all.items += read_file(path, all.problems) != nullptr ? 1 : 0;
    };
    for (const std::string& path : paths) {
        std::error_code failed;
        if (!fs::is_directory(path, failed)) {
            file(path);
            continue;
        }
        std::set<std::string> found;  // in one order on every machine
        for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end;
             at.increment(failed)) {
            if (at->path().extension() == ".xml") {
                found.insert(at->path().string());
            }
        }
        for (const auto& one : found) {
            const auto bytes = bytes_of(one);
            if (!bytes || is_item(*bytes)) {
                file(one);
            }
        }
    }
    return all;
}

std::string written(const qti::Problem& p) {
    return fmt::format("{}:{}: {} {} {}", p.file, p.line,
                       p.severity == qti::Severity::error ? "error" : "warning", p.code, p.message);
}

}  // namespace cli
