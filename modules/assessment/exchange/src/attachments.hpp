// The files one question shows: found by the addresses its texts name them by, kept under safe paths.
#pragma once
#include <files/files.hpp>
#include <qti/package.hpp>

#include "texts.hpp"

namespace exchange {

inline constexpr std::size_t attachment_bytes_max = 64 * 1'024 * 1'024;  // of one question, in all

class Attachments {
  public:
    // The bytes behind an address (percent signs decoded); nothing where there are none, and "" where what is
    // wrong was told already.
    using Source = std::function<std::optional<std::string>(const std::string& address)>;

    explicit Attachments(Texts& texts) : texts_(texts) {}

    // Points `src`, `href` and `poster` attributes at kept files: addresses that begin with one of the
    // prefixes are looked up in the source, data: addresses are taken out of the text.
    std::string moved(std::string_view html, const std::vector<std::string>& prefixes, const Source&);

    struct Kept {
        std::string path;
        files::Shape shape;
    };
    // Nothing, with a warning, for bytes that are no whole file of a known kind, and for what is too much.
    std::optional<Kept> keep(std::string_view name, std::string bytes);

    const qti::Files& files() const { return files_; }
    qti::Files take() { return std::move(files_); }

  private:
    std::string moved_address(std::string_view written, const std::vector<std::string>& prefixes,
                              const Source&);
    std::optional<std::string> data_address(std::string_view written);

    Texts& texts_;
    qti::Files files_;
    std::map<std::string, std::string> known_;  // address -> path, "" for what is not there
    std::size_t bytes_ = 0;
};

std::string percent_decoded(std::string_view);
// "Bild 1 (neu).PNG" with extension "png" is "bild-1-neu.png".
std::string file_name(std::string_view written, std::string_view extension);

}  // namespace exchange
