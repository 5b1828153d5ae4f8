// Every mail the product can write. A template is `Subject: …`, an empty line, the body; both may hold
// {{facts}}.
#pragma once
#include <base/result.hpp>
#include <mail/template.hpp>

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mail {

struct Rendered {
    std::string subject;  // one line, without control characters whatever the facts hold
    std::string body;     // lines end with \n
    std::string
        language;  // the one found: asked for, else its main language ("pt" for "pt-BR"), else English
};

class Templates {
  public:
    // Throws std::invalid_argument with the template's name and what to mend.
    void add(std::span<const TemplateText>);
    // Failures, both a programmer's: mail_template_unknown, mail_fact_missing. A fact nobody asks for is
    // ignored.
    Result<Rendered> render(std::string_view name, std::string_view language, const Facts&) const;
    // What a test wants to be empty: templates without English, and translations that name other facts than
    // English.
    std::vector<std::string> problems() const;
    std::set<std::string> names() const;
    std::set<std::string> facts_of(
        std::string_view name) const;  // of its English text; empty for an unknown name

  private:
    struct Text {
        std::string subject, body;
        std::set<std::string> facts;
    };
    using Languages = std::map<std::string, Text, std::less<>>;
    std::map<std::string, Languages, std::less<>> texts_;
};

}  // namespace mail
