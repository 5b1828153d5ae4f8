#include "addresses.hpp"
#include "layout.hpp"
#include "path.hpp"

#include <qti/write.hpp>

#include <algorithm>
#include <set>

namespace qti {
namespace {

constexpr std::string_view qti_space = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
constexpr std::string_view math_space = "http://www.w3.org/1998/Math/MathML";
constexpr std::string_view svg_space = "http://www.w3.org/2000/svg";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

void append_escaped(std::string& out, std::string_view text, bool attribute) {
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += attribute ? "&quot;" : "\"";
                break;
            case '\t':
                out += attribute ? "&#9;" : "\t";
                break;
            case '\n':
                out += attribute ? "&#10;" : "\n";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20) {  // XML has no way to write the others
                    out += c;
                }
        }
    }
}

// A child as it is written: an element, or text that was joined and whose blanks were settled.
struct Piece {
    pugi::xml_node element{};
    std::string text{};
};

std::string one_blank_each(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_blank(c)) {
            out += c;
        } else if (out.empty() || out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::vector<Piece> pieces_of(pugi::xml_node node, Blanks blanks, const std::set<pugi::xml_node>& gone) {
    std::vector<Piece> pieces;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            if (!gone.contains(child)) {
                pieces.push_back({child});
            }
        } else if (is_text(child)) {
            if (pieces.empty() || pieces.back().element) {
                pieces.emplace_back();
            }
            pieces.back().text += child.value();
        }
    }
    if (blanks == Blanks::all) {
        return pieces;
    }
    const auto edge = [&](std::size_t i, bool after) {  // does layout end here, beside the text `i`?
        if (after ? i + 1 == pieces.size() : i == 0) {
            return blanks != Blanks::one;
        }
        return is_block(local_name(pieces[after ? i + 1 : i - 1].element));
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::string& text = pieces[i].text;
        if (pieces[i].element) {
            continue;
        }
        text = one_blank_each(text);
        if (blanks == Blanks::none && text == " ") {
            text.clear();
        }
        if (text.starts_with(' ') && edge(i, false)) {
            text.erase(0, 1);
        }
        if (text.ends_with(' ') && edge(i, true)) {
            text.pop_back();
        }
    }
    std::erase_if(pieces, [](const Piece& piece) { return !piece.element && piece.text.empty(); });
    return pieces;
}

class Writer {
  public:
    using Rename = std::function<std::string(const std::string&)>;
    explicit Writer(Rename rename = {}) : rename_(std::move(rename)) {}

    // These elements are not written, or without what is in them.
    std::set<pugi::xml_node> gone, emptied;
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    void element(pugi::xml_node node, std::string_view space, Blanks outer, std::size_t depth) {
        const std::size_t known = spaces_.size();
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) {
                spaces_.emplace_back(name == "xmlns" ? "" : name.substr(6), attribute.value());
            }
        }
        const std::string_view local = local_name(node);
        const std::string_view own = space_of(node, local, space);
        out += '<';
        out += local;
        if (own != space) {
            attribute("xmlns", own);
        }
        attributes(node, local);
        const Blanks blanks = outer == Blanks::all || keeps(node) ? Blanks::all : blanks_in(local);
        children(node, own, blanks, depth);
        spaces_.resize(known);
    }

  private:
    std::vector<std::pair<std::string_view, std::string_view>> spaces_;

    static bool keeps(pugi::xml_node node) {
        return std::string_view(node.attribute("xml:space").value()) == "preserve";
    }
    std::string_view lookup(std::string_view prefix) const {
        for (auto it = spaces_.rbegin(); it != spaces_.rend(); ++it) {
            if (it->first == prefix) {
                return it->second;
            }
        }
        return {};
    }
    // Whatever an author's tool declared or forgot, the elements of the standards stand in their name spaces.
    std::string_view space_of(pugi::xml_node node, std::string_view local, std::string_view outer) const {
        if (local.starts_with("qti-")) {
            return qti_space;
        }
        if (local == "math") {
            return math_space;
        }
        if (local == "svg") {
            return svg_space;
        }
        const std::string_view name = node.name();
        const std::size_t colon = name.find(':');
        const std::string_view found = lookup(colon == name.npos ? "" : name.substr(0, colon));
        const bool own = found.find("imsqti") != found.npos && found.find("metadata") == found.npos;
        return found.empty() || own ? outer : found;
    }
    void attribute(std::string_view name, std::string_view value) {
        out += ' ';
        out += name;
        out += "=\"";
        append_escaped(out, value, true);
        out += '"';
    }
    // What names the element first, the rest by the alphabet.
    static int rank(std::string_view name) {
        return name == "identifier" ? 0 : name == "response-identifier" ? 1 : name == "id" ? 2 : 3;
    }
    std::string address(std::string_view written) const {
        const std::optional<std::string> path = local_path(written);
        return path ? encode_path(rename_(*path)) +
                          std::string(written.substr(std::min(written.find_first_of("?#"), written.size())))
                    : std::string(written);
    }
    std::string value_of(std::string_view element, std::string_view name, std::string_view value) const {
        if (rename_ && name == "srcset") {
            return change_source_set(value, [&](std::string_view each) { return address(each); });
        }
        const bool file = is_address(element, name) || is_module_path(element, name);
        return rename_ && file ? address(value) : std::string(value);
    }
    void attributes(pugi::xml_node node, std::string_view local) {
        std::vector<std::pair<std::string_view, std::string_view>> list;
        for (const pugi::xml_attribute each : node.attributes()) {
            const std::string_view name = each.name();
            if (name == "xmlns" || name.starts_with("xmlns:")) {
                continue;
            }
            const std::size_t colon = name.find(':');
            const std::string_view prefix = colon == name.npos ? "" : name.substr(0, colon);
            if (lookup(prefix) == "http://www.w3.org/2001/XMLSchema-instance" || prefix == "xsi") {
                continue;  // where a schema lies is nothing of the document
            }
            if (!prefix.empty() && prefix != "xml") {
                const std::string_view found = lookup(prefix);
                if (found.empty()) {
                    continue;
                }
                if (std::ranges::none_of(list, [&](const auto& known) {
                        return known.first.starts_with("xmlns:") && known.first.substr(6) == prefix;
                    })) {
                    list.emplace_back(declared(prefix), found);
                }
            }
            list.emplace_back(name, each.value());
        }
        std::ranges::sort(list, {}, [](const auto& each) { return std::pair(rank(each.first), each.first); });
        for (const auto& [name, value] : list) {
            attribute(name, value_of(local, name, value));
        }
    }
    std::string_view declared(std::string_view prefix) {
        return *names_.emplace("xmlns:" + std::string(prefix)).first;
    }
    void children(pugi::xml_node node, std::string_view space, Blanks blanks, std::size_t depth) {
        std::vector<Piece> pieces;
        if (!emptied.contains(node)) {
            pieces = pieces_of(node, blanks, gone);
        }
        if (rename_ && local_name(node) == "qti-file-href" && pieces.size() == 1 && !pieces[0].element) {
            pieces[0].text = address(pieces[0].text);
        }
        if (pieces.empty()) {
            out += "/>";
            return;
        }
        out += '>';
        const bool broken = blanks != Blanks::all && blanks != Blanks::one &&
                            std::ranges::all_of(pieces, [&](const Piece& piece) {
                                return piece.element && is_block(local_name(piece.element));
                            });
        for (const Piece& piece : pieces) {
            if (broken) {
                out += '\n';
                out.append(2 * (depth + 1), ' ');
            }
            if (piece.element) {
                element(piece.element, space, blanks == Blanks::all ? blanks : Blanks::trim, depth + 1);
            } else {
                append_escaped(out, piece.text, false);
            }
        }
        if (broken) {
            out += '\n';
            out.append(2 * depth, ' ');
        }
        out += "</";
        out += local_name(node);
        out += '>';
    }
    Rename rename_;
    std::set<std::string> names_;
};

// What read_item took in from stimuli: into an element the author made for it, or one in front of the body.
void leave_out_stimuli(const Item& item, Writer& writer) {
    for (const pugi::xml_node reference : item.document->root().children("qti-assessment-stimulus-ref")) {
        writer.emptied.insert(reference);  // its catalogues
        const std::string_view id = reference.attribute("identifier").value();
        const auto named = [&](pugi::xml_node each) {
            return !id.empty() && id == each.attribute("data-stimulus-idref").value() &&
                   each.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
        };
        const pugi::xml_node made = item.body().find_child([&](pugi::xml_node each) {
            return named(each) && std::string_view(each.attribute("class").value()) == "stimulus";
        });
        if (made) {
            writer.gone.insert(made);
        } else if (const pugi::xml_node filled = item.body().find_node(named)) {
            writer.emptied.insert(filled);
        }
    }
}

}  // namespace

std::string write(pugi::xml_node root) {
    Writer writer;
    writer.element(root, {}, Blanks::trim, 0);
    writer.out += '\n';
    return std::move(writer.out);
}

std::string write_item(const Item& item, const std::function<std::string(const std::string& path)>& rename) {
    Writer writer(rename);
    leave_out_stimuli(item, writer);
    writer.element(item.document->root(), {}, Blanks::trim, 0);
    writer.out += '\n';
    return std::move(writer.out);
}

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text, true);
    return out;
}

}  // namespace qti
