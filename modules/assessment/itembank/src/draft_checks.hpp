// Small questions about a working copy.
#pragma once
#include <itembank/bank.hpp>

namespace itembank {

struct KeyCheck {
    bool ok = false;
    std::string sentence;  // what to do
};
KeyCheck check_key(const DraftBody&);
bool is_explained(const DraftBody&);
// The addresses of pictures that have no words, in the order of the text; "" for one without an address.
std::vector<std::string> pictures_without_words(const DraftBody&);
// A text of the draft as safe HTML.
std::string html_of(const DraftBody&, const std::string& text);
std::string inline_html_of(const DraftBody&, const std::string& text);
// The same question with every text as HTML: what QTI is compiled from.
exchange::Question as_html(const DraftBody&);
DraftBody without_translations(DraftBody);

}  // namespace itembank
