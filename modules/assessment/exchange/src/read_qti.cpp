#include <exchange/intake.hpp>
#include <qti/write.hpp>

#include "compiling.hpp"
#include "landing.hpp"
#include "names.hpp"

namespace exchange {
namespace {

// Assay's own description of an item lies beside it.
bool is_description(std::string_view path) {
    return path.ends_with(".json") && (path.starts_with("assay/") || path.contains("/assay/"));
}

class Naming {
  public:
    std::string name(const qti::Item& item) {
        const std::string& wanted = item.identifier.empty() ? item.title : item.identifier;
        const std::string stem = is_found_name(wanted) ? wanted : short_name(wanted);
        std::string name = stem;
        for (int n = 2; !taken_.insert(name).second; ++n) {
            name = stem + "-" + std::to_string(n);
        }
        return name;
    }

  private:
    std::set<std::string> taken_;
};

// All but the bytes of its files.
Found found_of(const qti::PackedItem& packed, std::string name) {
    const qti::Item& item = *packed.item;
    Found found{.file = packed.path, .line = 1, .name = std::move(name)};
    found.question = question_of(item);
    found.xml = qti::write_item(item);
    found.metadata = packed.metadata;
    found.metadata.emplace("title", in_one_line(item.title));
    found.metadata.emplace("language", item.language);
    std::erase_if(found.metadata, [](const auto& entry) { return entry.second.empty(); });
    return found;
}

// Where bytes of the package go: a file that several items show is copied for all but the last of them.
struct Wanted {
    std::size_t found;  // its place in the intake
    std::string path;   // in the package
    std::string named;  // what the document calls it; "" for Assay's description
};
void hand_out(qti::Files files, const std::vector<Wanted>& list, Intake& intake) {
    std::map<std::string_view, std::size_t> users;
    for (const Wanted& each : list) {
        ++users[each.path];
    }
    for (const Wanted& each : list) {
        std::string& bytes = files.at(each.path);
        Found& found = intake.found[each.found];
        std::string& there = each.named.empty() ? found.facts : found.files[each.named];
        if (--users[each.path] == 0) {
            there = std::move(bytes);
        } else {
            there = bytes;
        }
    }
}

}  // namespace

void read_qti(qti::Files files, Intake& intake) {
    Naming naming;
    std::map<std::string, std::string> names;  // path -> name
    std::vector<Wanted> wanted;
    qti::Package package =
        qti::read_package(std::move(files), intake.problems, [&](const qti::PackedItem& packed) {
            const std::string name = naming.name(*packed.item);
            names[packed.path] = name;
            for (const auto& [named, path] : packed.named) {
                wanted.push_back({intake.found.size(), path, named});
            }
            for (const std::string& path : packed.files) {
                if (is_description(path)) {
                    wanted.push_back({intake.found.size(), path, ""});
                }
            }
            intake.found.push_back(found_of(packed, name));
        });
    for (const qti::Test& test : package.tests) {
        FoundTest found{.file = test.path, .title = test.title};
        for (const qti::ItemReference* item : qti::items_of(test)) {
            if (const auto name = names.find(item->href); name != names.end()) {
                found.items.push_back(name->second);
            }
        }
        intake.tests.push_back(std::move(found));
    }
    hand_out(std::move(package.files), wanted, intake);
}

}  // namespace exchange
