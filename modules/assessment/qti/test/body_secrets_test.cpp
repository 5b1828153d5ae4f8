// Nothing that tells the answer, runs or loads reaches a candidate: over every example item.
#include "reference.hpp"

#include <qti/body.hpp>

namespace qti {
namespace {

using test::examples;

void each_node(const std::vector<Node>& nodes, const std::function<void(const Node&)>& visit) {
    for (const Node& node : nodes) {
        visit(node);
        each_node(node.children, visit);
    }
}

std::string words(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank || (!out.empty() && out.back() != ' ')) {
            out += blank ? ' ' : c;
        }
    }
    while (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

// What must not be seen before an answer: what scorers read, and feedback that waits.
std::vector<std::string> hidden_texts(const Item& item) {
    std::vector<std::string> list;
    const auto look = [&](const auto& self, pugi::xml_node at) -> void {
        const std::string_view name = local_name(at);
        const std::string_view view = at.attribute("view").value();
        if (name == "qti-modal-feedback" || name == "qti-response-processing" ||
            name == "qti-template-processing" ||
            (name == "qti-rubric-block" && !view.empty() && !view.contains("candidate"))) {
            list.push_back(words(text_of(at)));
            return;
        }
        for (const pugi::xml_node child : at.children()) {
            self(self, child);
        }
    };
    look(look, item.document->root());
    return list;
}

bool is_opaque(std::string_view id) {
    return id.starts_with("o") && id.find_first_not_of("0123456789", 1) == id.npos;
}

TEST(BodySecrets, NoExampleTellsItsKey) {
    SKIP_WITHOUT_EXAMPLES();
    std::size_t options = 0;
    for (const test::Example& example : examples()) {
        std::map<std::string, std::string> names;
        const Showing how{.option_name = [&](std::string_view response, std::string_view id) {
            const auto [at, is_new] = names.emplace(std::string(response) + " " + std::string(id), "");
            at->second = is_new ? "o" + std::to_string(names.size()) : at->second;
            return at->second;
        }};
        const Body body = body_of(*example.item, begin(*example.item, 7), how);
        std::string text;
        each_node(body.nodes, [&](const Node& node) {
            text += node.text + (node.name.empty() ? "" : " ");
            for (const auto& [name, value] : node.attributes) {
                if (name == "identifier" || name == "match-group") {
                    ++options;
                    for (std::size_t at = 0; at < value.size();) {
                        const std::size_t end = std::min(value.find(' ', at), value.size());
                        EXPECT_TRUE(is_opaque(std::string_view(value).substr(at, end - at)))
                            << example.name << " " << value;
                        at = end + 1;
                    }
                }
                EXPECT_FALSE(name.contains("template") || name.contains("outcome") || name == "show-hide")
                    << example.name << " " << name;
            }
            EXPECT_FALSE(node.name.contains("declaration") || node.name.contains("processing") ||
                         node.name.contains("correct") || node.name.contains("map"))
                << example.name << " " << node.name;
        });
        text = words(text);
        for (const std::string& secret : hidden_texts(*example.item)) {
            if (secret.size() > 12) {  // shorter ones are words that stand elsewhere too
                EXPECT_FALSE(text.contains(secret)) << example.name << ": " << secret;
            }
        }
        EXPECT_TRUE(body.feedback.empty()) << example.name;
    }
    EXPECT_GT(options, 1'000);
}

TEST(BodySecrets, NothingRunsOrLoads) {
    SKIP_WITHOUT_EXAMPLES();
    for (const test::Example& example : examples()) {
        const Showing how{.address = [](std::string_view) { return "/files/1"; }};
        const Body body = body_of(*example.item, begin(*example.item, 7), how);
        for (const std::vector<Node>* part : {&body.nodes, &body.catalogs}) {
            each_node(*part, [&](const Node& node) {
                for (const char* bad : {"script", "style", "link", "iframe", "object", "embed", "form",
                                        "foreignObject", "annotation", "stylesheet", "input"}) {
                    EXPECT_NE(bad, node.name) << example.name;
                }
                for (const auto& [name, value] : node.attributes) {
                    EXPECT_FALSE(name.starts_with("on") || name == "style" || name.starts_with("xmlns"))
                        << example.name << " " << name;
                    EXPECT_FALSE(value.contains("javascript:")) << example.name << " " << value;
                    EXPECT_FALSE(node.name != "a" && value.contains("http:")) << example.name << " " << value;
                    if (name == "src" || name == "poster" || name.ends_with("-path")) {
                        EXPECT_EQ("/files/1", value) << example.name;
                    }
                    if (name == "class") {
                        EXPECT_TRUE(value.starts_with("qti-") || value.starts_with("stimulus"))
                            << example.name << " " << value;
                    }
                }
            });
        }
    }
}

// What can be answered can be seen: every interaction of the body has its field and its node.
TEST(BodySecrets, EveryInteractionIsShown) {
    SKIP_WITHOUT_EXAMPLES();
    std::map<std::string, int> kinds;
    for (const test::Example& example : examples()) {
        const Body body = body_of(*example.item, begin(*example.item, 7), {.feedback = true});
        each_node(body.nodes, [&](const Node& node) {
            if (node.name.ends_with("-interaction")) {
                ++kinds[node.name];
                const std::vector<Field> fields = fields_of(*example.item);
                EXPECT_TRUE(std::ranges::any_of(fields,
                                                [&](const Field& each) {
                                                    return each.id == node.attribute("response-identifier") &&
                                                           each.interaction == node.name;
                                                }))
                    << example.name << " " << node.name;
            }
        });
    }
    EXPECT_GE(kinds.size(), 20);
}

}  // namespace
}  // namespace qti
