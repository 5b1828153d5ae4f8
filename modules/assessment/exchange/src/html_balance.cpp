#include "html_balance.hpp"

#include "html_lists.hpp"
#include "html_tokens.hpp"

namespace exchange {
namespace {

constexpr std::size_t names_max = 40, name_bytes_max = 40;
constexpr auto walls = std::to_array<std::string_view>({"td", "th", "caption", "math"});

// An opening tag of the first ends an open element of the second, unless one of the third stands between.
struct Ends {
    std::string_view opening, open, wall;
};
constexpr auto implied = std::to_array<Ends>({{"li", "li", "ul"},
                                              {"li", "li", "ol"},
                                              {"dt", "dd", "dl"},
                                              {"dt", "dt", "dl"},
                                              {"dd", "dt", "dl"},
                                              {"dd", "dd", "dl"},
                                              {"td", "td", "table"},
                                              {"td", "th", "table"},
                                              {"th", "td", "table"},
                                              {"th", "th", "table"},
                                              {"tr", "tr", "table"},
                                              {"tbody", "thead", "table"},
                                              {"tbody", "colgroup", "table"},
                                              {"thead", "colgroup", "table"},
                                              {"tr", "colgroup", "table"},
                                              {"tbody", "caption", "table"},
                                              {"thead", "caption", "table"},
                                              {"tr", "caption", "table"},
                                              {"tbody", "tbody", "table"},
                                              {"tfoot", "tbody", "table"},
                                              {"rt", "rt", "ruby"},
                                              {"rt", "rp", "ruby"},
                                              {"rt", "rb", "ruby"},
                                              {"rp", "rt", "ruby"},
                                              {"rp", "rp", "ruby"},
                                              {"rp", "rb", "ruby"},
                                              {"rb", "rt", "ruby"},
                                              {"rb", "rp", "ruby"},
                                              {"rb", "rb", "ruby"},
                                              {"a", "a", "td"}});

// Where parts of a table or a ruby may stand; parsers add what lies between. Nothing else stands between the
// parts of a table.
struct Part {
    std::string_view name;
    std::array<std::string_view, 5> parents;
};
constexpr auto table_parts = std::to_array<Part>({{"caption", {"table"}},
                                                  {"colgroup", {"table"}},
                                                  {"col", {"table", "colgroup"}},
                                                  {"thead", {"table"}},
                                                  {"tbody", {"table"}},
                                                  {"tfoot", {"table"}},
                                                  {"tr", {"table", "thead", "tbody", "tfoot"}},
                                                  {"td", {"table", "thead", "tbody", "tfoot", "tr"}},
                                                  {"th", {"table", "thead", "tbody", "tfoot", "tr"}},
                                                  {"rb", {"ruby"}},
                                                  {"rp", {"ruby"}},
                                                  {"rt", {"ruby"}}});
constexpr auto table_frames =
    std::to_array<std::string_view>({"table", "thead", "tbody", "tfoot", "tr", "colgroup"});

bool fits(std::string_view name, std::string_view parent) {
    const auto part = std::ranges::find(table_parts, name, &Part::name);
    return part != table_parts.end() ? !parent.empty() && is_in(part->parents, parent)
                                     : !is_in(table_frames, parent);
}

class Balance {
  public:
    explicit Balance(std::string_view html, std::vector<std::string>& removed)
        : tokens_(html), removed_(removed) {}

    std::string run() {
        for (HtmlToken token = tokens_.next(); token.kind != HtmlToken::Kind::end; token = tokens_.next()) {
            if (token.kind == HtmlToken::Kind::words) {
                words(token.words);
            } else if (token.kind == HtmlToken::Kind::opening) {
                opening(token);
            } else {
                closing(token.name);
            }
        }
        while (!open_.empty()) {
            pop();
        }
        return std::move(out_);
    }

  private:
    void words(std::string_view text) {
        for (const char c : text) {
            if (c == '<') {
                out_ += "&lt;";
            } else {
                out_ += c;
            }
        }
    }

    void opening(const HtmlToken& token) {
        const std::string& name = token.name;
        if (is_in(raw_elements, name)) {
            add_name(removed_, name);
            tokens_.skip_raw(name);
        } else if (is_in(dropped_elements, name)) {
            add_name(removed_, name);
            if (!token.empty) {
                skip(name);
            }
        } else if (!is_allowed(name)) {
            if (!is_in(plain_elements, name)) {
                add_name(removed_, name);
            }
            handlers(token);
        } else {
            allowed(token);
        }
    }

    bool is_allowed(std::string_view name) const {
        const bool in_math = is_open("math");
        if (is_in(math_elements, name)) {
            return in_math != (name == "math");
        }
        return !in_math && (is_in(block_elements, name) || is_in(inner_elements, name));
    }
    bool is_open(std::string_view name) const { return std::ranges::find(open_, name) != open_.end(); }

    void allowed(const HtmlToken& token) {
        const std::string& name = token.name;
        if (is_in(closing_paragraphs, name)) {
            close_until("p", "");
        }
        for (const Ends& ends : implied) {
            if (ends.opening == name) {
                close_until(ends.open, ends.wall);
            }
        }
        if (!fits(name, open_.empty() ? "" : open_.back())) {
            return;
        }
        const bool is_void = is_in(empty_elements, name);
        if (!is_void && open_.size() >= html_depth_max) {
            add_name(removed_, "depth");
            return;
        }
        out_ += '<';
        out_ += name;
        attributes(token);
        if (is_in(math_elements, name) && token.empty) {
            out_ += "></" + name + ">";
            return;
        }
        out_ += '>';
        if (!is_void) {
            open_.push_back(name);
        }
    }

    void attributes(const HtmlToken& token) {
        const bool is_math = is_in(math_elements, token.name);
        std::vector<std::string_view> given;
        for (const auto& [name, value] : token.attributes) {
            const bool is_known = is_math ? is_in(math_attributes, name) : is_in(html_attributes, name);
            if (!is_known || is_in(given, name)) {
                continue;
            }
            given.push_back(name);
            out_ += ' ';
            out_ += name == "xml:lang" ? "lang" : name;
            out_ += "=\"";
            for (const char c : value) {
                if (c == '"') {
                    out_ += "&quot;";
                } else {
                    out_ += c;
                }
            }
            out_ += '"';
        }
        handlers(token);
    }
    void handlers(const HtmlToken& token) {
        for (const auto& [name, value] : token.attributes) {
            if (name.starts_with("on") || name == "formaction" || name == "srcdoc") {
                add_name(removed_, name);
            }
        }
    }

    void closing(std::string_view name) {
        const bool crosses = name == "table" || name == "tr" || name == "tbody" || name == "thead" ||
                             name == "tfoot" || is_in(walls, name);
        std::size_t at = open_.size();
        while (at > 0 && open_[at - 1] != name) {
            if (!crosses && is_in(walls, open_[at - 1])) {
                return;
            }
            --at;
        }
        while (at > 0 && open_.size() >= at) {
            pop();
        }
    }

    // Closes the innermost `name`, unless `wall`, a cell or a list stands inside it.
    void close_until(std::string_view name, std::string_view wall) {
        for (std::size_t at = open_.size(); at > 0; --at) {
            const std::string& one = open_[at - 1];
            if (one == name) {
                while (open_.size() >= at) {
                    pop();
                }
                return;
            }
            const bool is_part_of_table =
                name == "td" || name == "th" || name == "tr" || name == "thead" || name == "tbody";
            if (one == wall || one == "table" || (!is_part_of_table && is_in(walls, one))) {
                return;
            }
        }
    }

    void pop() {
        out_ += "</" + open_.back() + ">";
        open_.pop_back();
    }

    void skip(std::string_view name) {
        std::size_t depth = 1;
        while (depth > 0) {
            const HtmlToken token = tokens_.next();
            if (token.kind == HtmlToken::Kind::end) {
                return;
            }
            if (token.name == name) {
                depth += token.kind == HtmlToken::Kind::opening ? !token.empty : std::size_t(-1);
            }
        }
    }

    HtmlTokens tokens_;
    std::vector<std::string>& removed_;
    std::vector<std::string> open_;
    std::string out_;
};

}  // namespace

void add_name(std::vector<std::string>& removed, std::string_view name) {
    std::string kept;
    for (const char c : name.substr(0, name_bytes_max)) {
        kept += c > ' ' && c < 0x7f ? c : '?';
    }
    if (removed.size() < names_max && !is_in(removed, kept)) {
        removed.push_back(std::move(kept));
    }
}

std::string balanced(std::string_view html, std::vector<std::string>& removed) {
    return Balance(html, removed).run();
}

}  // namespace exchange
