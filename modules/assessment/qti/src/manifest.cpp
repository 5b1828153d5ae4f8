#include "manifest.hpp"

#include "path.hpp"

#include <algorithm>
#include <set>

namespace qti {
namespace {

constexpr std::size_t resources_max = 20'000;

class ManifestReader {
  public:
    ManifestReader(const Xml& xml, Problems& problems) : xml_(xml), problems_(problems) {}

    Manifest read() {
        const pugi::xml_node root = xml_.root();
        manifest_.id = root.attribute("identifier").value();
        const std::string base = based({}, root);
        for (const pugi::xml_node part : root.children()) {
            const std::string_view local = local_name(part);
            if (local == "metadata") {
                for (const pugi::xml_node each : part.children()) {
                    if (local_name(each) == "schemaversion") {
                        manifest_.version = one_line(text_of(each));
                    }
                }
            } else if (local == "resources") {
                resources(part, based(base, part));
            } else if (local == "manifest") {
                report(part, Severity::warning, "not_kept",
                       "A manifest inside a manifest is not read. Make it a package of its own.");
            }
        }
        dependencies();
        return std::move(manifest_);
    }

  private:
    void report(pugi::xml_node at, Severity severity, std::string code, std::string message) {
        xml_.problem(problems_, at, severity, std::move(code), std::move(message));
    }

    // xml:base of an element is put in front of the addresses in it.
    std::string based(const std::string& outer, pugi::xml_node at) {
        const std::string_view written = at.attribute("xml:base").value();
        if (written.empty()) {
            return outer;
        }
        const std::optional<std::string> path = local_path(written);
        if (!path) {
            report(at, Severity::error, "path_outside", outside(written));
            return outer;
        }
        return outer + *path + (path->ends_with('/') ? "" : "/");
    }
    static std::string outside(std::string_view written) {
        return "“" + std::string(written.substr(0, 200)) +
               "” is not a path inside the package. Put the file into it and name it from the manifest's "
               "folder.";
    }

    void resources(pugi::xml_node list, const std::string& base) {
        std::set<std::string> ids;
        for (const pugi::xml_node each : list.children()) {
            if (local_name(each) != "resource") {
                continue;
            }
            if (manifest_.resources.size() == resources_max) {
                report(each, Severity::error, "too_many_resources",
                       "The manifest lists more than " + std::to_string(resources_max) +
                           " resources. Divide the package.");
                return;
            }
            Resource resource = read_resource(each, based(base, each));
            if (!ids.insert(resource.id).second) {
                report(each, Severity::error, "resource_twice",
                       "Two resources are called “" + resource.id + "”. Give each a name of its own.");
            }
            manifest_.resources.push_back(std::move(resource));
        }
    }

    Resource read_resource(pugi::xml_node at, const std::string& base) {
        Resource resource{.id = at.attribute("identifier").value(),
                          .type = lower(at.attribute("type").value()),
                          .line = xml_.line_of(at)};
        if (const std::string_view href = at.attribute("href").value(); !href.empty()) {
            resource.href = path(at, base, href, !resource.type.starts_with("imsqti_"));
        }
        if (!resource.href.empty()) {
            resource.files.push_back(resource.href);
        }
        for (const pugi::xml_node each : at.children()) {
            const std::string_view local = local_name(each);
            if (local == "file") {
                const std::string_view href = each.attribute("href").value();
                const std::string found = path(each, base, href, true);
                if (!found.empty() && std::ranges::find(resource.files, found) == resource.files.end()) {
                    resource.files.push_back(found);
                }
            } else if (local == "dependency") {
                resource.dependencies.emplace_back(each.attribute("identifierref").value());
            } else if (local == "metadata") {
                read_metadata(each, resource.metadata);
            }
        }
        return resource;
    }

    // A resource that is no item may lie on the web: it is not fetched.
    std::string path(pugi::xml_node at, const std::string& base, std::string_view written,
                     bool may_be_elsewhere) {
        const std::optional<std::string> named = local_path(written);
        const std::optional<std::string> found = named ? resolve(xml_.file(), base + *named) : std::nullopt;
        if (found) {
            return *found;
        }
        const bool on_the_web = written.starts_with("http://") || written.starts_with("https://");
        if (may_be_elsewhere && on_the_web) {
            report(at, Severity::warning, "not_kept",
                   "“" + std::string(written.substr(0, 200)) + "” lies outside the package and is left out.");
        } else {
            report(at, Severity::error, "path_outside", outside(written));
        }
        return {};
    }

    void dependencies() {
        std::set<std::string_view> ids;
        for (const Resource& each : manifest_.resources) {
            ids.insert(each.id);
        }
        for (const Resource& each : manifest_.resources) {
            for (const std::string& id : each.dependencies) {
                if (!ids.contains(id)) {
                    problems_.push_back({.file = xml_.file(),
                                         .line = each.line,
                                         .severity = Severity::warning,
                                         .code = "dependency_missing",
                                         .message = "“" + each.id + "” depends on “" + id +
                                                    "”, which the manifest does not list."});
                }
            }
        }
    }

    const Xml& xml_;
    Problems& problems_;
    Manifest manifest_;
};

}  // namespace

std::optional<Manifest> read_manifest(std::string bytes, std::string file, Problems& problems) {
    const std::shared_ptr<Xml> xml = Xml::parse(std::move(bytes), std::move(file), problems);
    if (!xml) {
        return std::nullopt;
    }
    if (local_name(xml->root()) != "manifest") {
        xml->problem(problems, xml->root(), Severity::error, "not_a_manifest",
                     "The root element of a manifest is <manifest>.");
        return std::nullopt;
    }
    return ManifestReader(*xml, problems).read();
}

}  // namespace qti
