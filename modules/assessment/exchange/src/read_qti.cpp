#include <exchange/intake.hpp>
#include <qti/write.hpp>

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

Found found_of(const qti::PackedItem& packed, const qti::Files& files, std::string name) {
    const qti::Item& item = *packed.item;
    Found found{.file = packed.path, .line = 1, .name = std::move(name)};
    found.question = question_of(item);
    found.xml = qti::write_item(item);
    for (const auto& [named, path] : packed.named) {
        found.files[named] = files.at(path);
    }
    found.metadata = packed.metadata;
    found.metadata.emplace("title", item.title);
    found.metadata.emplace("language", item.language);
    std::erase_if(found.metadata, [](const auto& entry) { return entry.second.empty(); });
    for (const std::string& path : packed.files) {
        if (is_description(path)) {
            found.facts = files.at(path);
        }
    }
    return found;
}

}  // namespace

void read_qti(qti::Files files, Intake& intake) {
    qti::Package package = qti::read_package(std::move(files), intake.problems);
    Naming naming;
    std::map<std::string, std::string> names;  // path -> name
    for (qti::PackedItem& packed : package.items) {
        const std::string name = naming.name(*packed.item);
        names[packed.path] = name;
        intake.found.push_back(found_of(packed, package.files, name));
        packed.item.reset();  // its tree is large, and no longer needed
    }
    for (const qti::Test& test : package.tests) {
        FoundTest found{.file = test.path, .title = test.title};
        for (const qti::ItemReference* item : qti::items_of(test)) {
            if (const auto name = names.find(item->href); name != names.end()) {
                found.items.push_back(name->second);
            }
        }
        intake.tests.push_back(std::move(found));
    }
}

}  // namespace exchange
