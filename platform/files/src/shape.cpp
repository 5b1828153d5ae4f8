#include <algorithm>
#include <files/files.hpp>

#include "svg.hpp"

namespace files {
namespace {

using Shapes = std::optional<Shape>;

// Numbers at a place; 0 past the end, so that no reader runs over it.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count, bool big_endian) {
    if (at > bytes.size() || bytes.size() - at < count) {
        return 0;
    }
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = big_endian ? at + i : at + count - 1 - i;
        out = out << 8 | static_cast<unsigned char>(bytes[from]);
    }
    return out;
}
std::uint32_t big(std::string_view b, std::size_t at, std::size_t count) {
    return number(b, at, count, true);
}
std::uint32_t little(std::string_view b, std::size_t at, std::size_t count) {
    return number(b, at, count, false);
}

// PNG (ISO/IEC 15948): the signature, an IHDR of 13 bytes, chunks that fit, an IEND at the very end. Nothing
// may follow it: what hides behind a picture is another file.
constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";
Shapes png(std::string_view b) {
    if (big(b, 8, 4) != 13 || b.substr(12, 4) != "IHDR") {
        return {};
    }
    const Picture picture{big(b, 16, 4), big(b, 20, 4)};
    bool has_data = false;
    for (std::size_t at = 8; at + 12 <= b.size();) {
        const std::size_t length = big(b, at, 4);
        const std::string_view type = b.substr(at + 4, 4);
        if (length > b.size() - at - 12) {
            return {};
        }
        at += 12 + length;
        has_data = has_data || type == "IDAT";
        if (type == "IEND") {
            return has_data && at == b.size() ? Shapes(Shape{Kind::png, picture}) : Shapes();
        }
    }
    return {};
}

bool is_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
// JPEG (ITU-T T.81): segments up to the scan, among them a frame header with the size; EOI at the end.
Shapes jpeg(std::string_view b) {
    if (!b.ends_with("\xFF\xD9")) {
        return {};
    }
    std::optional<Picture> picture;
    for (std::size_t at = 2; at + 4 <= b.size() && big(b, at, 1) == 0xFF;) {
        const std::uint32_t marker = big(b, at + 1, 1), length = big(b, at + 2, 2);
        if (marker == 0xFF) {  // a fill byte
            ++at;
            continue;
        }
        if (length < 2 || length > b.size() - at - 2) {
            return {};
        }
        if (is_frame(marker)) {
            picture = Picture{big(b, at + 7, 2), big(b, at + 5, 2)};
        } else if (marker == 0xDA) {
            return picture ? Shapes(Shape{Kind::jpeg, picture}) : Shapes();
        }
        at += 2 + length;
    }
    return {};
}

// WebP (RFC 9649): RIFF with its own length, then VP8, VP8L or VP8X, each with the size in its own way.
Shapes webp(std::string_view b) {
    const std::size_t length = little(b, 4, 4);
    if (b.size() < 30 || (b.size() != length + 8 && b.size() != length + 8 + length % 2)) {
        return {};
    }
    const std::string_view form = b.substr(12, 4);
    if (form == "VP8 " && b.substr(23, 3) == "\x9d\x01\x2a") {
        return Shape{Kind::webp, Picture{little(b, 26, 2) & 0x3FFF, little(b, 28, 2) & 0x3FFF}};
    }
    if (form == "VP8L" && b[20] == '\x2f') {
        const std::uint32_t bits = little(b, 21, 4);
        return Shape{Kind::webp, Picture{(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1}};
    }
    if (form == "VP8X") {
        return Shape{Kind::webp, Picture{little(b, 24, 3) + 1, little(b, 27, 3) + 1}};
    }
    return {};
}

// PDF (ISO 32000): the version in front; the place of the cross-reference table and the end mark behind.
Shapes pdf(std::string_view b) {
    constexpr std::size_t trailer_max = 1'024;
    const std::string_view tail = b.substr(b.size() > trailer_max ? b.size() - trailer_max : 0);
    const auto digit = [&](std::size_t at) { return at < b.size() && b[at] >= '0' && b[at] <= '9'; };
    const bool head = digit(5) && b.size() > 6 && b[6] == '.' && digit(7);
    const std::size_t xref = tail.rfind("startxref"), end = tail.rfind("%%EOF");
    if (!head || xref == std::string_view::npos || end == std::string_view::npos || end < xref) {
        return {};
    }
    return Shape{Kind::pdf, {}};
}

Shapes svg(std::string_view b) { return Shape{Kind::svg, size_of_svg(b)}; }
// GIF89a: the screen's size in front, the trailer behind.
Shapes gif(std::string_view b) {
    if (b.size() < 14 || !b.ends_with(';')) {
        return {};
    }
    return Shape{Kind::gif, Picture{little(b, 6, 2), little(b, 8, 2)}};
}
// MP4 (ISO/IEC 14496-12): boxes that fit, one after the other, to the end.
Shapes mp4(std::string_view b) {
    std::size_t at = 0;
    while (at + 8 <= b.size()) {
        std::uint64_t length = big(b, at, 4);
        if (length == 1 && at + 16 <= b.size()) {
            length = std::uint64_t(big(b, at + 8, 4)) << 32 | big(b, at + 12, 4);
        } else if (length == 0) {
            length = b.size() - at;  // the last box may go on to the end
        }
        if (length < 8 || length > b.size() - at) {
            return {};
        }
        at += std::size_t(length);
    }
    return at == b.size() ? Shapes(Shape{Kind::mp4, {}}) : Shapes();
}
// WAVE: RIFF with its own length.
Shapes wav(std::string_view b) {
    const std::size_t length = little(b, 4, 4);
    return b.size() >= 44 && b.size() >= length && b.size() <= length + 9 ? Shapes(Shape{Kind::wav, {}})
                                                                          : Shapes();
}

Shapes of_kind(Kind kind, std::string_view bytes) {
    switch (kind) {
        case Kind::png:
            return png(bytes);
        case Kind::jpeg:
            return jpeg(bytes);
        case Kind::webp:
            return webp(bytes);
        case Kind::pdf:
            return pdf(bytes);
        case Kind::gif:
            return gif(bytes);
        case Kind::svg:
            return svg(bytes);
        case Kind::mp4:
            return mp4(bytes);
        case Kind::wav:
            return wav(bytes);
        case Kind::mp3:
        case Kind::ogg:
        case Kind::webm:
        case Kind::vtt:
            return Shape{kind, {}};  // streams: players take them as far as they go
    }
    return {};
}

std::optional<Kind> begins_like(std::string_view b) {
    if (b.starts_with(png_signature)) {
        return Kind::png;
    }
    if (b.starts_with("\xFF\xD8\xFF")) {
        return Kind::jpeg;
    }
    if (b.starts_with("RIFF") && b.substr(std::min<std::size_t>(8, b.size()), 4) == "WEBP") {
        return Kind::webp;
    }
    if (b.starts_with("%PDF-")) {
        return Kind::pdf;
    }
    if (b.starts_with("GIF87a") || b.starts_with("GIF89a")) {
        return Kind::gif;
    }
    if (b.starts_with("RIFF") && b.substr(std::min<std::size_t>(8, b.size()), 4) == "WAVE") {
        return Kind::wav;
    }
    if (b.starts_with("ID3") || (b.size() > 2 && b[0] == '\xFF' && (b[1] & 0xE6) == 0xE2)) {
        return Kind::mp3;
    }
    if (b.starts_with("OggS")) {
        return Kind::ogg;
    }
    if (b.substr(std::min<std::size_t>(4, b.size()), 4) == "ftyp") {
        return Kind::mp4;
    }
    if (b.starts_with("\x1A\x45\xDF\xA3")) {
        return Kind::webm;
    }
    if (b.starts_with("WEBVTT") || b.starts_with("\xEF\xBB\xBFWEBVTT")) {
        return Kind::vtt;
    }
    if (looks_like_svg(b)) {
        return Kind::svg;
    }
    return {};
}

}  // namespace

std::string_view media_type(Kind kind) {
    switch (kind) {
        case Kind::png:
            return "image/png";
        case Kind::jpeg:
            return "image/jpeg";
        case Kind::webp:
            return "image/webp";
        case Kind::pdf:
            return "application/pdf";
        case Kind::gif:
            return "image/gif";
        case Kind::svg:
            return "image/svg+xml";
        case Kind::mp3:
            return "audio/mpeg";
        case Kind::ogg:
            return "audio/ogg";
        case Kind::wav:
            return "audio/wav";
        case Kind::mp4:
            return "video/mp4";
        case Kind::webm:
            return "video/webm";
        case Kind::vtt:
            return "text/vtt";
    }
    return "application/octet-stream";
}

Result<Shape> shape_of(std::string_view bytes) {
    const std::optional<Kind> kind = begins_like(bytes);
    if (!kind) {
        return refuse(
            "file_kind_refused",
            "We do not know this kind of file. Send a picture (PNG, JPEG, WebP), a PDF, or where media are "
            "asked for also GIF, SVG, MP3, Ogg, WAV, MP4, WebM or WebVTT.");
    }
    if (*kind == Kind::svg && !is_safe_svg(bytes)) {
        return refuse(
            "file_unsafe",
            "This SVG holds a script, a link elsewhere or an entity. Export it as plain SVG, then send it.");
    }
    const Shapes shape = of_kind(*kind, bytes);
    if (!shape || (shape->picture && (shape->picture->width == 0 || shape->picture->height == 0))) {
        return refuse("file_broken",
                      "The file is damaged or incomplete. Export or scan it again, then send it.");
    }
    return *shape;
}

}  // namespace files
