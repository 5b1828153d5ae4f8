#include "cartridge.hpp"

#include <base/text.hpp>

#include "html_lists.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

constexpr std::string_view manifest_name = "imsmanifest.xml";

bool is_questions(std::string_view type) {
    const std::string name = lower(type);
    return name.starts_with("imsqti_xmlv1p2") || name.starts_with("assessment/x-bb-qti") ||
           name == "imsqti_assessment_xmlv1p2";
}

class CartridgeReader {
  public:
    CartridgeReader(qti::Files files, Intake& intake) : files_(std::move(files)), intake_(intake) {}

    void run() {
        for (const std::string& path : question_files()) {
            if (!file(path)) {
                return;
            }
        }
        if (intake_.found.empty() && !qti::has_errors(intake_.problems)) {
            intake_.problems.push_back(
                {files_.contains(std::string(manifest_name)) ? std::string(manifest_name) : "", 0,
                 qti::Severity::error, "no_questions", "There are no questions in this cartridge."});
        }
    }

  private:
    // What the manifest calls questions; without a manifest, or one that says nothing of them, whatever looks
    // like it.
    std::vector<std::string> question_files() {
        std::vector<std::string> paths;
        const auto add = [&](const std::string& path) {
            if (!is_in(paths, path)) {
                paths.push_back(path);
            }
        };
        std::set<std::string> others;
        const auto manifest = files_.find(std::string(manifest_name));
        if (manifest != files_.end()) {
            const auto read = qti::read_manifest(manifest->second, manifest->first, intake_.problems);
            for (const qti::Resource& resource : read ? read->resources : std::vector<qti::Resource>()) {
                if (!is_questions(resource.type)) {
                    others.insert(resource.type.substr(0, 60));
                    continue;
                }
                const std::size_t before = paths.size();
                std::ranges::for_each(xml_of(resource), add);
                if (paths.size() == before) {
                    intake_.problems.push_back({manifest->first, resource.line, qti::Severity::error,
                                                "file_missing",
                                                "The questions this resource names are not in the package."});
                }
            }
        }
        if (paths.empty()) {
            for (const auto& [path, bytes] : files_) {
                if (std::string_view(bytes).substr(0, 4'096).contains("questestinterop")) {
                    add(path);
                }
            }
        } else if (!others.empty()) {
            intake_.problems.push_back({std::string(manifest_name), 0, qti::Severity::warning, "not_kept",
                                        "Only questions were read. Not kept: resources of type " +
                                            joined({others.begin(), others.end()}, ", ").substr(0, 500) +
                                            "."});
        }
        return paths;
    }
    std::vector<std::string> xml_of(const qti::Resource& resource) const {
        std::vector<std::string> paths;
        std::vector<std::string> named = resource.files;
        named.push_back(resource.href);
        named.push_back(resource.id + ".dat");  // Blackboard names the file by the resource alone
        for (const std::string& path : named) {
            const auto found = files_.find(path);
            if (found != files_.end() &&
                std::string_view(found->second).substr(0, 4'096).contains("questestinterop")) {
                paths.push_back(path);
            }
        }
        return paths;
    }

    // False when reading stops for good.
    bool file(const std::string& path) {
        const auto xml = qti::Xml::parse(files_[path], path, intake_.problems, {.bytes = text_bytes_max});
        if (!xml) {
            return true;
        }
        Landing landing(path, intake_);
        const std::vector<pugi::xml_node> tests = below(xml->root(), "assessment");
        std::vector<pugi::xml_node> items = below(xml->root(), "item");
        for (const pugi::xml_node node : items) {
            if (landing.full(xml->line_of(node))) {
                return false;
            }
            item(*xml, node, landing);
        }
        for (const pugi::xml_node node : tests) {
            test(*xml, node);
        }
        for (const pugi::xml_node node : below(xml->root(), "itemref")) {
            xml->problem(intake_.problems, node, qti::Severity::warning, "not_kept",
                         "Not kept: a question that stands in another file and is named here.");
        }
        for (const pugi::xml_node node : below(xml->root(), "selection")) {
            xml->problem(intake_.problems, node, qti::Severity::warning, "not_kept",
                         "Not kept: that only some of these questions are drawn.");
        }
        names_.clear();
        return true;
    }

    void item(const qti::Xml& xml, pugi::xml_node node, Landing& landing) {
        OldReader reader(xml, node, files_, intake_.problems);
        const OldItem old = reader.read();
        Question question = question_of_old(old, reader);
        for (const pugi::xml_node child : node.children()) {
            constexpr auto known = std::to_array<std::string_view>(
                {"itemmetadata", "presentation", "resprocessing", "itemfeedback", "objectives", "duration",
                 "itemproc_extension", "qticomment"});
            if (child.type() == pugi::node_element && !is_in(known, qti::local_name(child))) {
                reader.texts.not_kept("<" + std::string(qti::local_name(child)).substr(0, 40) + ">");
            }
        }
        reader.texts.tell();
        if (reader.texts.has_failed()) {
            return;
        }
        const std::size_t before = intake_.found.size();
        landing.land(std::move(question), xml.line_of(node));
        if (intake_.found.size() > before) {
            Found& found = intake_.found.back();
            found.files = reader.files.take();
            names_[node.offset_debug()] = found.name;
        }
    }

    void test(const qti::Xml& xml, pugi::xml_node node) {
        FoundTest test{.file = xml.file(), .title = trimmed(node.attribute("title").value()), .items = {}};
        for (const pugi::xml_node one : below(node, "item")) {
            const auto name = names_.find(one.offset_debug());
            if (name != names_.end()) {
                test.items.push_back(name->second);
            }
        }
        if (!test.items.empty()) {
            intake_.tests.push_back(std::move(test));
        }
    }

    qti::Files files_;
    Intake& intake_;
    std::map<std::ptrdiff_t, std::string> names_;  // of one file: where an item stands -> what it became
};

}  // namespace

void read_cartridge(qti::Files files, Intake& intake) {
    intake.format = Format::common_cartridge;
    CartridgeReader(std::move(files), intake).run();
}

}  // namespace exchange
