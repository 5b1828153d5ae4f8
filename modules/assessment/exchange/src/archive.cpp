#include <base/text.hpp>
#include <exchange/archive.hpp>
#include <exchange/intake.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <locale.h>

#include <algorithm>
#include <memory>
#include <set>

namespace exchange {
namespace {

constexpr std::size_t path_bytes_max = 500;
constexpr std::size_t free_bytes = 1'024 * 1'024;  // unpacked, before the ratio counts
constexpr std::size_t empty_zip_bytes = 22;        // the end record alone
constexpr std::size_t block_bytes = 64 * 1'024;

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;
using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;

// libarchive writes and reads the names of files by the thread's locale: UTF-8 here, whatever it is outside.
class Utf8Names {
  public:
    Utf8Names() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (own_) {
            before_ = uselocale(own_);
        }
    }
    ~Utf8Names() {
        if (own_) {
            uselocale(before_);
            freelocale(own_);
        }
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

  private:
    locale_t own_, before_ = nullptr;
};

class Unpacking {
  public:
    Unpacking(const std::string& file, std::string_view bytes, qti::Problems& problems)
        : file_(file),
          packed_(bytes.size()),
          problems_(problems),
          reader_(archive_read_new(), &archive_read_free) {
        archive_read_support_format_zip_seekable(reader_.get());
        open_ = archive_read_open_memory(reader_.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
    }

    std::optional<qti::Files> run() {
        if (!open_) {
            return refuse("archive_unreadable", "This is not a zip file that can be read. Pack it again.");
        }
        archive_entry* entry = nullptr;
        while (true) {
            const int read = archive_read_next_header(reader_.get(), &entry);
            if (read == ARCHIVE_EOF) {
                return std::move(files_);
            }
            if (read != ARCHIVE_OK && read != ARCHIVE_WARN) {
                return refuse("archive_unreadable", "The zip file is damaged. Pack it again.");
            }
            if (!take(entry)) {
                return std::nullopt;
            }
        }
    }

  private:
    std::nullopt_t refuse(std::string code, std::string message, const std::string& name = {}) {
        problems_.push_back({.file = name.empty() ? file_ : file_ + "/" + name,
                             .code = std::move(code),
                             .message = std::move(message)});
        return std::nullopt;
    }

    // False after a refusal. The name as the archive has it; bytes that are no UTF-8 stay as they are.
    bool take(archive_entry* entry) {
        const char* written = archive_entry_pathname_utf8(entry);
        if (!written) {
            written = archive_entry_pathname(entry);
        }
        std::string name = utf8(written ? written : "");
        if (++entries_ > entries_max) {
            refuse("too_many_entries",
                   "The zip file holds more than " + std::to_string(entries_max) + " files. Divide it.");
            return false;
        }
        if (!inside(name)) {
            refuse("path_outside",
                   "A file in a zip must be named by a path inside it, without \"..\", a drive or a back "
                   "slash. Rename it and pack again.",
                   printable(name));
            return false;
        }
        if (archive_entry_filetype(entry) == AE_IFDIR || name.ends_with('/')) {
            return true;
        }
        if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) {
            refuse("not_a_file", "A zip may hold files and folders alone, no links. Take it out.", name);
            return false;
        }
        if (archive_entry_is_encrypted(entry)) {
            refuse("archive_encrypted", "This file is locked with a password. Pack it without one.", name);
            return false;
        }
        while (name.starts_with("./")) {
            name.erase(0, 2);
        }
        const auto [at, is_new] = files_.emplace(name, std::string());
        if (!is_new) {
            refuse("entry_twice", "The zip file holds two files of this name. Keep one.", name);
            return false;
        }
        return unpack(at->first, at->second);
    }

    static bool inside(const std::string& name) {
        if (name.empty() || name.size() > path_bytes_max || name.front() == '/' ||
            name.find('\\') != name.npos ||
            std::ranges::any_of(name, [](unsigned char c) { return c < 0x20; }) ||
            (name.size() > 1 && name[1] == ':')) {
            return false;
        }
        std::string_view rest = name;
        while (true) {
            const std::size_t slash = rest.find('/');
            if (rest.substr(0, slash) == "..") {
                return false;
            }
            if (slash == rest.npos) {
                return true;
            }
            rest.remove_prefix(slash + 1);
        }
    }
    // Old archives name their files in some 8-bit character set: read as Latin-1.
    static std::string utf8(std::string name) {
        if (is_utf8(name)) {
            return name;
        }
        std::string out;
        for (const char c : name) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x80) {
                out += c;
            } else {
                out += static_cast<char>(0xc0 | (byte >> 6));
                out += static_cast<char>(0x80 | (byte & 0x3f));
            }
        }
        return out;
    }
    static std::string printable(std::string name) {
        std::ranges::replace_if(name, [](unsigned char c) { return c < 0x20; }, '?');
        return name.substr(0, path_bytes_max);
    }

    // Counts what comes out, not what the archive says will: a bomb lies.
    bool unpack(const std::string& name, std::string& bytes) {
        std::array<char, block_bytes> block;
        while (true) {
            const la_ssize_t got = archive_read_data(reader_.get(), block.data(), block.size());
            if (got < 0) {
                const bool locked = archive_read_has_encrypted_entries(reader_.get()) > 0;
                refuse(locked ? "archive_encrypted" : "archive_unreadable",
                       locked
                           ? "This file is locked with a password. Pack it without one."
                           : "This file is damaged, or packed in a way that cannot be read. Pack it again.",
                       name);
                return false;
            }
            if (got == 0) {
                bytes.shrink_to_fit();
                return true;
            }
            unpacked_ += static_cast<std::size_t>(got);
            if (unpacked_ > package_bytes_max) {
                refuse("archive_too_large", "The zip file holds more than " +
                                                std::to_string(package_bytes_max / (1'024 * 1'024)) +
                                                " MB. Divide it.");
                return false;
            }
            if (unpacked_ > free_bytes && unpacked_ / ratio_max > packed_) {
                refuse("archive_bomb",
                       "The zip file grows to more than " + std::to_string(ratio_max) +
                           " times its size. It is not read.",
                       name);
                return false;
            }
            bytes.append(block.data(), static_cast<std::size_t>(got));
        }
    }

    const std::string& file_;
    std::size_t packed_, unpacked_ = 0, entries_ = 0;
    qti::Problems& problems_;
    Reader reader_;
    bool open_ = false;
    qti::Files files_;
};

// What is compressed already only gets longer.
bool packed_already(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::string_view ending = dot == path.npos ? "" : path.substr(dot);
    constexpr std::array<std::string_view, 11> list = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3",
                                                       ".mp4", ".ogg", ".webm", ".zip", ".m4a"};
    return std::ranges::find(list, ending) != list.end();
}

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
    static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

std::optional<qti::Files> unzip(const std::string& file, std::string_view bytes, qti::Problems& problems) {
    if (bytes.size() == empty_zip_bytes && bytes.starts_with("PK\x05\x06")) {
        return qti::Files();
    }
    const Utf8Names utf8;
    return Unpacking(file, bytes, problems).run();
}

std::string zip(const qti::Files& files) {
    const Utf8Names utf8;
    std::string out;
    const Writer writer(archive_write_new(), &archive_write_free);
    archive_write_set_format_zip(writer.get());
    archive_write_set_options(writer.get(), "zip:hdrcharset=UTF-8");
    archive_write_set_bytes_per_block(writer.get(), 0);
    archive_write_open(writer.get(), &out, nullptr, &append, nullptr);
    for (const auto& [path, bytes] : files) {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                                  &archive_entry_free);
        archive_entry_set_pathname_utf8(entry.get(), path.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        // Without a time: the zip says 1980, wherever and whenever it is made.
        if (packed_already(path)) {
            archive_write_zip_set_compression_store(writer.get());
        } else {
            archive_write_zip_set_compression_deflate(writer.get());
        }
        archive_write_header(writer.get(), entry.get());
        archive_write_data(writer.get(), bytes.data(), bytes.size());
    }
    archive_write_close(writer.get());
    return out;
}

}  // namespace exchange
