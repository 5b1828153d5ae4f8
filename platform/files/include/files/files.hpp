// Uploaded bytes on disk, named by their SHA-256: DATA/files/ab/abcdef…. A file is whole or absent: it is
// written beside its place, made durable, then renamed.
#pragma once
#include <base/result.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace files {

enum class Kind { png, jpeg, webp, pdf, gif, svg, mp3, ogg, wav, mp4, webm, vtt };
std::string_view media_type(Kind);

struct Picture {
    std::uint32_t width, height;  // pixels
    bool operator==(const Picture&) const = default;
};

// What the bytes are by their own structure; what a browser or a name claims does not count.
struct Shape {
    Kind kind;
    std::optional<Picture> picture;  // absent for a PDF
};
// Failures: file_kind_refused when it is nothing we know, file_broken when it begins like a kind and goes on
// wrong; file_unsafe for an SVG that could run or fetch something (scripts, handlers, links elsewhere,
// entities).
Result<Shape> shape_of(std::string_view bytes);

struct Limits {
    std::size_t bytes_max;
    std::vector<Kind> kinds;
    std::uint32_t pixels_max_each_way = 8'000;     // a side of a picture
    std::uint64_t pixels_max_in_all = 40'000'000;  // a small file may unfold into a huge picture
};

Limits pictures(std::size_t bytes_max);  // PNG, JPEG, WebP
Limits papers(std::size_t bytes_max);    // pictures, and PDF: evidence, scans

Limits media(std::size_t bytes_max);  // what a question may show: pictures, GIF, SVG, sound, film, captions

struct Stored {
    std::string sha256;  // 64 hex digits: the file's name from now on
    std::string type;    // media type
    std::uint64_t bytes;
};

class Files {
  public:
    explicit Files(
        std::filesystem::path folder);  // made when absent; throws std::filesystem::filesystem_error

    // Durable when it returns. The same bytes again are the same file.
    // Failures: file_too_large, file_kind_refused, file_broken; files_unavailable when the disk says no.
    Result<Stored> put(std::string_view bytes, const Limits&) const;
    // Failures: not_found, also for a name that is not a SHA-256; file_broken when the disk changed the
    // bytes.
    Result<std::string> get(std::string_view sha256) const;
    // Whoever calls knows that nothing refers to it any more. An absent file is as good as a removed one.
    Done remove(std::string_view sha256) const;

  private:
    std::filesystem::path place_of(std::string_view sha256) const;
    std::filesystem::path folder_;
};

}  // namespace files
