#include "journal.hpp"

#include <array>
#include <charconv>

namespace load {
namespace {
constexpr std::int64_t every = 9;  // one change in nine is no answer

std::uint64_t mixed(std::uint64_t x) {  // splitmix64: any input gives well-spread bits
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

void number(std::string& out, std::int64_t n) {
    std::array<char, 20> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr);
}

std::string note_of(std::int64_t sequence) {
    std::string out = "Come back to this one, note ";
    number(out, sequence);
    return out;
}
}  // namespace

Change Journal::change(std::int64_t sequence) const {
    const std::size_t items = paper_->items.size();
    const std::int64_t others = sequence / every;
    if (sequence % every == 0) {
        constexpr std::array kinds{Change::Kind::flag, Change::Kind::navigate, Change::Kind::note,
                                   Change::Kind::unflag};
        // Unflagging meets the item that was flagged three turns before.
        const std::int64_t turn = others - 1;
        const std::int64_t at = turn % 4 == 3 ? turn - 3 : turn;
        return {kinds[std::size_t(turn % 4)], std::size_t(at) % items, 0};
    }
    const auto answer = std::size_t(sequence - others - 1);
    const std::size_t item = answer % items;
    return {Change::Kind::answer, item, (answer / items + seed_ % 4) % paper_->items[item].responses.size()};
}

std::string Journal::id(std::int64_t sequence) const {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::uint64_t parts[] = {mixed(seed_ ^ mixed(std::uint64_t(sequence))),
                                   mixed(seed_ + mixed(~std::uint64_t(sequence)))};
    std::string out(36, '-');
    int nibble = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            continue;
        }
        const auto value = unsigned(parts[nibble / 16] >> (4 * (nibble % 16))) & 15U;
        out[i] = digits[i == 14 ? 4 : i == 19 ? 8 | (value & 3U) : value];
        ++nibble;
    }
    return out;
}

void Journal::write(std::int64_t sequence, std::string& out) const {
    const Change c = change(sequence);
    const Item& item = paper_->items[c.item];
    constexpr std::array names{"answer", "navigate", "flag", "change_note", "unflag"};
    out += R"({"kind":")";
    out += names[std::size_t(c.kind)];
    out += R"(","id":")";
    out += id(sequence);
    out += R"(","sequence":)";
    number(out, sequence);
    if (c.kind != Change::Kind::navigate) {
        out += R"(,"item":")";
        out += item.id;
        out += '"';
    }
    if (c.kind == Change::Kind::answer) {
        out += R"(,"response":)";
        out += item.responses[c.response];
    } else if (c.kind == Change::Kind::note) {
        out += R"(,"text":")";
        out += note_of(sequence);
        out += '"';
    }
    if (c.kind == Change::Kind::answer || c.kind == Change::Kind::navigate) {
        out += R"(,"position":)";
        number(out, std::int64_t(c.item));
    }
    out += '}';
}

std::int64_t Journal::once_through() const {
    const auto items = std::int64_t(paper_->items.size());
    return items + (items - 1) / (every - 1);
}

Held held_after(const Journal& journal, std::int64_t count) {
    Held out;
    for (std::int64_t n = 1; n <= count; ++n) {
        const Change c = journal.change(n);
        const Item& item = journal.paper().items[c.item];
        switch (c.kind) {
            case Change::Kind::answer:
                out.answers[item.id] = item.responses[c.response];
                break;
            case Change::Kind::flag:
                out.flags.insert(item.id);
                break;
            case Change::Kind::unflag:
                out.flags.erase(item.id);
                break;
            case Change::Kind::note:
                out.notes[item.id] = note_of(n);
                break;
            case Change::Kind::navigate:
                break;
        }
    }
    return out;
}

}  // namespace load
