#include "described.hpp"

#include <fmt/format.h>
#include <documents/html.hpp>
#include <qti/write.hpp>
#include "translations.hpp"

namespace itembank {
namespace {

std::string stimulus_id(const ExamId& exam, const std::string& name) { return exam.value + "-" + name; }

// How far up a path goes: "../../a.png" is 2.
std::size_t climbs(std::string_view path) {
    std::size_t out = 0;
    while (path.starts_with("../")) {
        path.remove_prefix(3);
        ++out;
    }
    return out;
}

std::string with_stimulus(const std::string& xml, const Described& d, const std::string& from) {
    qti::Problems problems;
    const auto document = qti::Xml::parse(xml, "item.xml", problems);
    if (!document) {
        return xml;
    }
    pugi::xml_node root = document->root();
    const pugi::xml_node body = root.child("qti-item-body");
    pugi::xml_node ref = body ? root.insert_child_before("qti-assessment-stimulus-ref", body)
                              : root.append_child("qti-assessment-stimulus-ref");
    const std::string id = stimulus_id(ExamId(d.body.meta.exam), d.case_study->name);
    ref.append_attribute("identifier").set_value(id.c_str());
    std::string up;
    for (const char c : from) {
        up += c == '/' ? "../" : "";
    }
    ref.append_attribute("href").set_value(
        (up + stimulus_path(ExamId(d.body.meta.exam), d.case_study->name)).c_str());
    ref.append_attribute("title").set_value(d.case_study->title.c_str());
    return qti::write(root);
}

}  // namespace

std::string stimulus_path(const ExamId& exam, const std::string& name) {
    return "stimuli/" + stimulus_id(exam, name) + ".xml";
}

std::string item_folder(const std::string& name, const std::vector<std::string>& paths) {
    std::size_t depth = 0;
    for (const std::string& path : paths) {
        depth = std::max(depth, climbs(path));
    }
    std::string out = "items/" + name + "/";
    for (std::size_t i = 0; i < depth; ++i) {
        out += "in/";
    }
    return out;
}

std::string stimulus_document(const CaseStudy& study, const std::string& id) {
    const std::string html = documents::html(study.body).value_or("");
    const std::string xml = fmt::format(
        R"(<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="{}" title="{}">)"
        "<qti-stimulus-body>{}</qti-stimulus-body></qti-assessment-stimulus>",
        qti::escaped(id), qti::escaped(study.title), exchange::clean_html(html));
    qti::Problems problems;
    const auto document = qti::Xml::parse(xml, id, problems);
    return document ? qti::write(document->root()) : xml;
}

std::optional<std::string> document_of(const Described& d, const std::string& name) {
    std::string xml = d.body.qti;
    if (d.body.question) {
        exchange::Question question = as_html(d.body);
        if (question.title.empty()) {
            question.title = d.body.meta.title;
        }
        if (question.language.empty()) {
            question.language = d.body.meta.language;
        }
        qti::Problems problems;
        auto made = exchange::to_qti(question, name, problems);
        if (!made) {
            return std::nullopt;
        }
        xml = std::move(*made);
    }
    std::vector<std::string> paths;
    for (const ItemFile& file : files_of(d.body)) {
        paths.push_back(file.path);
    }
    return d.case_study ? with_stimulus(xml, d, item_folder(name, paths)) : xml;
}

}  // namespace itembank
