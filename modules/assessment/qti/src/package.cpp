#include "interactions.hpp"
#include "manifest.hpp"
#include "path.hpp"

#include <qti/body.hpp>

#include <algorithm>
#include <set>

namespace qti {
namespace {

// The local name of the root element, found without reading the whole file; "" where that is not XML.
std::string root_name(std::string_view bytes) {
    std::string narrow;
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {  // UTF-16
        narrow = bytes.substr(2, 8'192);
        std::erase(narrow, '\0');
        bytes = narrow;
    }
    std::size_t at = bytes.find_first_not_of("\xef\xbb\xbf \t\r\n");
    if (at == bytes.npos || bytes[at] != '<') {
        return {};
    }
    while ((at = bytes.find('<', at)) != bytes.npos && at + 1 < bytes.size()) {
        if (bytes.substr(at).starts_with("<!--")) {
            at = bytes.find("-->", at);
        } else if (bytes[at + 1] == '?' || bytes[at + 1] == '!') {
            at = bytes.find('>', at);
        } else {
            std::string_view name = bytes.substr(at + 1, 200);
            name = name.substr(0, name.find_first_of(" \t\r\n/>"));
            return std::string(name.substr(name.find(':') + 1));
        }
        if (at == bytes.npos) {
            break;
        }
    }
    return {};
}

class PackageReader {
  public:
    PackageReader(Files files, Problems& problems, const std::function<void(PackedItem)>& each_item)
        : problems_(problems), each_item_(each_item) {
        package_.files = std::move(files);
    }

    Package read() {
        const std::vector<std::string> manifests = find_manifests();
        if (manifests.empty()) {
            loose();
        }
        for (const std::string& path : manifests) {
            listed(path);
        }
        return std::move(package_);
    }

  private:
    void report(const std::string& file, std::int64_t line, Severity severity, std::string code,
                std::string message) {
        problems_.push_back({file, line, severity, std::move(code), std::move(message)});
    }

    // The one at the top, else all: a folder may hold several packages.
    std::vector<std::string> find_manifests() const {
        constexpr std::string_view name = "imsmanifest.xml";
        if (package_.files.contains(std::string(name))) {
            return {std::string(name)};
        }
        std::vector<std::string> list;
        for (const auto& [path, bytes] : package_.files) {
            if (path.ends_with(name) && path[path.size() - name.size() - 1] == '/') {
                list.push_back(path);
            }
        }
        return list;
    }

    void listed(const std::string& path) {
        std::optional<Manifest> manifest = read_manifest(package_.files.at(path), path, problems_);
        if (!manifest) {
            return;
        }
        std::map<std::string_view, const Resource*> by_id;
        for (const Resource& each : manifest->resources) {
            by_id.emplace(each.id, &each);
        }
        std::size_t questions = 0;
        for (const Resource& each : manifest->resources) {
            const bool is_item = each.type.starts_with("imsqti_item_xmlv");
            const bool is_test = each.type.starts_with("imsqti_test_xmlv");
            questions += is_item || is_test ? 1 : 0;
            if (!exists(path, each, is_item || is_test)) {
                continue;
            }
            if (is_item) {
                item(each.href, &each, by_id);
            } else if (is_test) {
                test(each.href);
            } else if (each.type.starts_with("imsqti_") && !helps(each.type)) {
                report(path, each.line, Severity::warning, "not_kept",
                       "A resource of the type “" + each.type + "” is not read.");
            }
        }
        if (questions == 0) {
            report(path, 0, Severity::warning, "no_items", "The manifest lists no items and no tests.");
        }
        if (package_.manifest.id.empty()) {
            package_.manifest = std::move(*manifest);
        } else {
            std::ranges::move(manifest->resources, std::back_inserter(package_.manifest.resources));
        }
    }
    static bool helps(std::string_view type) {
        return type.contains("stimulus") || type.contains("rptemplate") || type.contains("section") ||
               type.contains("outcomes") || type.contains("fragment");
    }

    // Is the file it names there? What it lists beside may be missing, with a word about it.
    bool exists(const std::string& manifest, const Resource& resource, bool needed) {
        for (const std::string& file : resource.files) {
            if (!package_.files.contains(file)) {
                const bool own = needed && file == resource.href;
                report(manifest, resource.line, own ? Severity::error : Severity::warning, "file_missing",
                       "“" + file +
                           "” is listed and not in the package. Add the file, or take it out of the "
                           "manifest.");
            }
        }
        return package_.files.contains(resource.href);
    }

    void item(const std::string& path, const Resource* resource,
              const std::map<std::string_view, const Resource*>& by_id) {
        if (!seen_.insert(path).second) {
            return;
        }
        const Neighbours neighbours = [&](std::string_view named) -> std::optional<std::string> {
            const std::optional<std::string> found = resolve(path, named);
            const auto at = found ? package_.files.find(*found) : package_.files.end();
            return at == package_.files.end() ? std::nullopt : std::optional(at->second);
        };
        PackedItem packed{.path = path,
                          .item = read_item(package_.files.at(path), path, problems_, neighbours)};
        if (!packed.item) {
            return;
        }
        std::set<std::string> files;
        const auto need = [&](const std::string& file) {
            if (file != path && package_.files.contains(file) && files.insert(file).second) {
                packed.files.push_back(file);
            }
        };
        if (resource) {
            packed.metadata = resource->metadata;
            std::set<std::string_view> known;
            gather(*resource, by_id, known, need, packed.metadata);
        }
        for (const std::string& named : files_of(*packed.item)) {
            const std::optional<std::string> found = resolve(path, named);
            if (!found) {
                report(path, 0, Severity::warning, "path_outside",
                       "“" + named + "” leads out of the package and is not shown.");
            } else if (!package_.files.contains(*found)) {
                report(path, 0, Severity::warning, "file_missing",
                       "“" + *found + "” is named by this item and not in the package.");
            } else {
                need(*found);
                packed.named.emplace(named, *found);
            }
        }
        ++items_;
        each_item_(std::move(packed));
    }

    // The files of a resource and of what it depends on, without other items and tests.
    template <class Need>
    void gather(const Resource& resource, const std::map<std::string_view, const Resource*>& by_id,
                std::set<std::string_view>& known, const Need& need, Metadata& metadata) {
        if (!known.insert(resource.id).second) {
            return;
        }
        for (const std::string& file : resource.files) {
            need(file);
        }
        for (const std::string& id : resource.dependencies) {
            const auto found = by_id.find(id);
            if (found == by_id.end()) {
                continue;
            }
            const Resource& other = *found->second;
            if (other.type.starts_with("resourcemetadata") && package_.files.contains(other.href)) {
                outside_metadata(other.href, metadata);
            } else if (!other.type.starts_with("imsqti_item") && !other.type.starts_with("imsqti_test")) {
                gather(other, by_id, known, need, metadata);
            }
        }
    }

    void outside_metadata(const std::string& path, Metadata& metadata) {
        Problems ignored;  // a description that cannot be read is no reason to lose the item
        const std::shared_ptr<Xml> xml = Xml::parse(package_.files.at(path), path, ignored);
        if (!xml) {
            report(path, 0, Severity::warning, "metadata_unreadable", "This description cannot be read.");
            return;
        }
        Metadata found;
        read_metadata(xml->document(), found);
        read_metadata(xml->root(), found);
        metadata.merge(found);
    }

    void test(const std::string& path) {
        if (!seen_.insert(path).second) {
            return;
        }
        if (std::optional<Test> found = read_test(package_.files.at(path), path, package_.files, problems_)) {
            package_.tests.push_back(std::move(*found));
        }
    }

    void loose() {
        std::vector<std::string> tests;
        for (const auto& [path, bytes] : package_.files) {
            const std::string name = root_name(bytes);
            if (name == "qti-assessment-item" || name == "assessmentItem") {
                item(path, nullptr, {});
            } else if (name == "qti-assessment-test" || name == "assessmentTest") {
                tests.push_back(path);
            }
        }
        for (const std::string& path : tests) {
            test(path);
        }
        const bool one = package_.files.size() == 1;
        const std::string name = one ? package_.files.begin()->first : "";
        if (items_ == 0 && package_.tests.empty()) {
            if (!has_errors(problems_)) {
                report(name, 0, Severity::error, "no_items", "There is no item of QTI here.");
            }
        } else if (!one) {
            report(name, 0, Severity::warning, "no_manifest",
                   "There is no imsmanifest.xml: every item found is taken, without descriptions.");
        }
    }

    Problems& problems_;
    const std::function<void(PackedItem)>& each_item_;
    std::size_t items_ = 0;
    Package package_;
    std::set<std::string> seen_;
};

}  // namespace

Package read_package(Files files, Problems& problems) {
    std::vector<PackedItem> items;
    Package package =
        read_package(std::move(files), problems, [&](PackedItem item) { items.push_back(std::move(item)); });
    package.items = std::move(items);
    return package;
}

Package read_package(Files files, Problems& problems, const std::function<void(PackedItem)>& each_item) {
    return PackageReader(std::move(files), problems, each_item).read();
}

}  // namespace qti
