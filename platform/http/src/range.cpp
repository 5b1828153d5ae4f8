#include "range.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace http {
namespace {

struct Part {
    std::size_t first, last;  // both included
};

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(out)
                                                                                     : std::nullopt;
}

// Nothing when it is no single range; a part whose `first` is `size` or more when nothing lies there.
std::optional<Part> part_of(std::string_view range, std::size_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit)) {
        return std::nullopt;
    }
    range.remove_prefix(unit.size());
    const auto dash = range.find('-');
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = range.substr(0, dash), to = range.substr(dash + 1);
    if (from.empty()) {  // the last so many bytes
        const auto count = whole_number(to);
        if (!count) {
            return std::nullopt;
        }
        return *count == 0 ? Part{size, size} : Part{size - std::min(*count, size), size - 1};
    }
    const auto first = whole_number(from);
    const auto last = to.empty() ? std::optional(std::string_view::npos) : whole_number(to);
    if (!first || !last || *last < *first) {
        return std::nullopt;
    }
    return Part{*first, std::min(*last, size - 1)};
}

}  // namespace

Reply in_range(Reply reply, std::string_view range) {
    const bool offered =
        std::ranges::find(reply.headers, std::pair<std::string, std::string>("Accept-Ranges", "bytes")) !=
        reply.headers.end();
    const std::size_t size = reply.body.size();
    const auto part = reply.status == 200 && offered && size > 0 ? part_of(range, size) : std::nullopt;
    if (!part) {
        return reply;
    }
    if (part->first >= size) {
        Reply nothing = problem_reply(
            416,
            {Why::invalid, "range_not_there", "The file ends before that. Load it from the start.", {}, {}});
        nothing.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        return nothing;
    }
    reply.status = 206;
    reply.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", part->first, part->last, size));
    reply.body = reply.body.substr(part->first, part->last - part->first + 1);
    return reply;
}

}  // namespace http
