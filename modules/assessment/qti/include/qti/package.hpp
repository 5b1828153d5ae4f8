// A package: a manifest, and the items, stimuli, tests and files it lists. Given as files by path; see
// exchange/archive.hpp for the zip around it.
#pragma once
#include <qti/item.hpp>

namespace qti {

using Files = std::map<std::string, std::string>;  // path in the package -> bytes

struct Resource {
    std::string id, type, href;
    std::vector<std::string> files;  // paths, `href` first
    std::vector<std::string> dependencies;
    std::int64_t line = 0;
    std::map<std::string, std::string>
        metadata;  // title, description, language, keyword, and what else was read
};
struct Manifest {
    std::string id, version;
    std::vector<Resource> resources;
};
std::optional<Manifest> read_manifest(std::string xml, std::string file, Problems&);

// A test: parts, sections, and references to items. Sections may be named by reference; a circle is refused.
struct ItemReference {
    std::string id, href;  // resolved: a path in the package
    std::vector<std::string> categories;
    std::map<std::string, double> weights;
    bool required = false, fixed = false;
    std::int64_t line = 0;
};
struct Section {
    std::string id, title;
    bool visible = true, keep_together = true, required = false, fixed = false, shuffle = false;
    std::optional<std::int64_t> select;  // how many of its children
    bool with_replacement = false;
    std::vector<std::variant<Section, ItemReference>> children;
};
struct Part {
    std::string id, navigation, submission;  // "linear" | "nonlinear", "individual" | "simultaneous"
    std::vector<Section> sections;
};
struct Test {
    std::string id, title;
    std::string path;  // of its file in the package; what it names is written relative to it
    std::optional<double> max_seconds;
    std::vector<Part> parts;
    std::shared_ptr<const Xml> document;
};
std::optional<Test> read_test(std::string xml, std::string path, const Files&, Problems&);
std::vector<const ItemReference*> items_of(const Test&);  // in order

struct PackedItem {
    std::string path;
    ItemRef item;
    std::vector<std::string> files;            // paths in the package it needs, without its own
    std::map<std::string, std::string> named;  // what its document calls a file -> its path in the package
    std::map<std::string, std::string> metadata;
};
struct Package {
    Manifest manifest;
    std::vector<PackedItem> items;
    std::vector<Test> tests;
    Files files;
};
// Everything that can be read; problems name the file and line of everything that cannot. Paths are kept
// inside the package (path_outside), what the manifest lists and the package lacks is file_missing.
Package read_package(Files, Problems&);
// The same, with each item handed over as it is read and not kept: the trees of a large package never stand
// in memory together.
Package read_package(Files, Problems&, const std::function<void(PackedItem)>& each_item);

struct NewItem {
    std::string path;  // "items/cf-1-001.xml"
    std::string xml;
    std::vector<std::string> files;
    std::map<std::string, std::string> metadata;
};
struct NewTest {
    std::string path, xml;
    std::vector<std::string> items;  // ids of resources
};
// The manifest of what is exported; resource ids are made from the paths.
std::string write_manifest(const std::string& id, const std::vector<NewItem>&, const std::vector<NewTest>&);
std::string write_test(const Test&);

}  // namespace qti
