#include <files/files.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <base/text.hpp>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace fs = std::filesystem;

namespace files {
namespace {

class Descriptor {
  public:
    Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    bool is_open() const { return fd_ >= 0; }
    bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
            if (n < 0 && errno != EINTR) {
                return false;
            }
            bytes.remove_prefix(n > 0 ? std::size_t(n) : 0);
        }
        return true;
    }
    bool make_durable() const { return ::fsync(fd_) == 0; }

  private:
    int fd_;
};

bool make_folder_durable(const fs::path& folder) {
    const Descriptor d(folder, O_RDONLY | O_DIRECTORY);
    return d.is_open() && d.make_durable();
}

bool is_name(std::string_view name) {
    return name.size() == 64 &&
           std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::unexpected<Failure> unavailable() {
    return fail(Why::unavailable, "files_unavailable",
                "The file could not be stored. Please try again in a minute.");
}

// "8 MB", "300 KB": as people say it.
std::string size_in_words(std::size_t bytes) {
    constexpr std::size_t kilo = 1'000;
    return bytes >= kilo * kilo ? std::to_string(bytes / (kilo * kilo)) + " MB"
                                : std::to_string(bytes / kilo) + " KB";
}

Done check_limits(const Shape& shape, const Limits& limits) {
    if (std::ranges::find(limits.kinds, shape.kind) == limits.kinds.end()) {
        std::vector<std::string> wanted;
        std::ranges::transform(limits.kinds, std::back_inserter(wanted),
                               [](Kind k) { return std::string(media_type(k)); });
        return refuse("file_kind_refused",
                      "This kind of file is not taken here. Send one of these: " + joined(wanted, ", ") + ".",
                      {{"kinds", joined(wanted, ", ")}});
    }
    if (shape.picture) {
        const auto [width, height] = *shape.picture;
        if (std::max(width, height) > limits.pixels_max_each_way ||
            std::uint64_t(width) * height > limits.pixels_max_in_all) {
            return refuse("file_too_large",
                          "The picture has too many pixels. Make it smaller, at most " +
                              std::to_string(limits.pixels_max_each_way) + " on its longer side.",
                          {{"pixels", std::to_string(limits.pixels_max_each_way)}});
        }
    }
    return {};
}

}  // namespace

Limits pictures(std::size_t bytes_max) { return {bytes_max, {Kind::png, Kind::jpeg, Kind::webp}}; }
Limits papers(std::size_t bytes_max) { return {bytes_max, {Kind::png, Kind::jpeg, Kind::webp, Kind::pdf}}; }
Limits media(std::size_t bytes_max) {
    return {bytes_max,
            {Kind::png, Kind::jpeg, Kind::webp, Kind::gif, Kind::svg, Kind::mp3, Kind::ogg, Kind::wav,
             Kind::mp4, Kind::webm, Kind::vtt}};
}

Files::Files(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_); }

fs::path Files::place_of(std::string_view sha256) const { return folder_ / sha256.substr(0, 2) / sha256; }

Result<Stored> Files::put(std::string_view bytes, const Limits& limits) const {
    if (bytes.size() > limits.bytes_max) {
        return fail(Why::too_large, "file_too_large",
                    "The file is larger than " + size_in_words(limits.bytes_max) + ". Send a smaller one.",
                    {{"bytes", std::to_string(limits.bytes_max)}});
    }
    const Shape shape = TRY(shape_of(bytes));
    CHECK(check_limits(shape, limits));
    Stored stored{sha256(bytes), std::string(media_type(shape.kind)), bytes.size()};
    const fs::path place = place_of(stored.sha256);
    std::error_code error;
    if (fs::exists(place, error)) {
        return stored;
    }
    fs::create_directories(place.parent_path(), error);
    std::string temporary = (place.parent_path() / ".new-XXXXXX").string();
    const int reserved = ::mkstemp(temporary.data());
    if (reserved < 0) {
        return unavailable();
    }
    ::close(reserved);
    const Descriptor file(temporary, O_WRONLY | O_TRUNC);
    if (!file.is_open() || !file.write(bytes) || !file.make_durable() ||
        ::rename(temporary.c_str(), place.c_str()) != 0) {
        ::unlink(temporary.c_str());
        return unavailable();
    }
    if (!make_folder_durable(place.parent_path()) || !make_folder_durable(folder_)) {
        return unavailable();
    }
    return stored;
}

Result<std::string> Files::get(std::string_view name) const {
    if (!is_name(name)) {
        return not_found("file");
    }
    std::ifstream in(place_of(name), std::ios::binary);
    if (!in) {
        return not_found("file");
    }
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (sha256(bytes) != name) {
        return fail(Why::gone, "file_broken", "The stored file is damaged. Ask for it to be sent again.");
    }
    return bytes;
}

Done Files::remove(std::string_view name) const {
    if (!is_name(name)) {
        return {};
    }
    const fs::path place = place_of(name);
    if (::unlink(place.c_str()) != 0 && errno != ENOENT) {
        return unavailable();
    }
    return {};
}

}  // namespace files
