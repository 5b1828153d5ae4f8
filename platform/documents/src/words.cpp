#include "words.hpp"

#include <algorithm>
#include <base/text.hpp>

namespace documents {
namespace {

constexpr std::size_t bytes_max = 4'000;  // of one text
constexpr std::size_t rows_max = 5'000;
constexpr std::size_t address_max = 500;  // a QR code of this size is still read
constexpr std::size_t certificate_facts_max = 4;

class Words {
  public:
    Words& operator()(std::string_view text) {
        is_utf8_ = is_utf8_ && is_utf8(text);
        is_short_ = is_short_ && text.size() <= bytes_max;
        return *this;
    }
    Words& operator()(const std::vector<std::string>& texts) {
        std::ranges::for_each(texts, [&](const std::string& t) { (*this)(t); });
        return *this;
    }
    Words& operator()(const std::vector<Labelled>& texts) {
        std::ranges::for_each(texts, [&](const Labelled& t) { (*this)(t.first)(t.second); });
        return *this;
    }
    Words& operator()(const std::optional<Verification>& v) {
        is_short_ = is_short_ && (!v || v->address.size() <= address_max);
        return v ? (*this)(v->words)(v->address) : *this;
    }
    void limit(bool holds) { is_short_ = is_short_ && holds; }

    Done verdict(std::string_view needed) const {
        if (trimmed(needed).empty()) {
            return refuse("name_missing", "A name or title is missing. Fill it in first.");
        }
        if (!is_utf8_) {
            return refuse("text_not_utf8", "A text is not UTF-8 and cannot be printed.");
        }
        if (!is_short_) {
            return refuse("text_too_long", "A text is too long to be printed. Shorten it.");
        }
        return {};
    }

  private:
    bool is_utf8_ = true, is_short_ = true;
};

void add(Words& words, std::size_t& rows, const Section& s) {
    words(s.heading)(s.paragraphs);
    for (const Bar& b : s.bars) {
        words(b.label)(b.words)(b.sentence);
    }
    rows += s.bars.size() + s.paragraphs.size();
    if (s.table) {
        for (const Column& c : s.table->columns) {
            words(c.title);
        }
        std::ranges::for_each(s.table->rows, [&](const auto& row) { words(row); });
        rows += s.table->rows.size();
    }
}

}  // namespace

Done check(const CertificateText& t) {
    Words words;
    words(t.language)(t.issuer)(t.intro)(t.holder)(t.statement)(t.title)(t.level)(t.notice)(t.facts)(
        t.verify);
    words.limit(t.facts.size() <= certificate_facts_max);
    CHECK(words.verdict(t.holder));
    return words.verdict(t.title);
}

Done check(const ReportText& t) {
    Words words;
    std::size_t rows = t.facts.size() + t.notes.size();
    words(t.language)(t.issuer)(t.title)(t.subtitle)(t.facts)(t.notes)(t.verify)(t.page_words);
    if (t.highlight) {
        words(t.highlight->first)(t.highlight->second);
    }
    for (const Section& s : t.sections) {
        add(words, rows, s);
    }
    words.limit(rows <= rows_max);
    return words.verdict(t.title);
}

}  // namespace documents
