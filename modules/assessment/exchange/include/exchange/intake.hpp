// Reading what other systems wrote. Nothing is stored here: see itembank for that.
#pragma once
#include <exchange/question.hpp>
#include <qti/package.hpp>

namespace exchange {

BOOST_DEFINE_ENUM_CLASS(Format, qti_package, qti_item, common_cartridge, moodle_xml, gift, aiken, csv)

inline constexpr std::size_t package_bytes_max = 512 * 1'024 * 1'024;  // unpacked
inline constexpr std::size_t entries_max = 20'000;
inline constexpr std::size_t ratio_max = 200;                      // unpacked to packed, beyond the first MB
inline constexpr std::size_t text_bytes_max = 32 * 1'024 * 1'024;  // a text file of questions

// One question found. Exactly one of `question` and `item` where it could be read whole: a question of a text
// format, or an item of QTI (with `question` too where it was compiled from one).
struct Found {
    std::string file;
    std::int64_t line = 0;
    std::string name;  // short and unique in the import: from the file's identifier, else from its title
    std::optional<Question> question;
    std::string xml;                              // canonical QTI 3, with its files named as in `files`
    qti::Files files;                             // what it shows, by path
    std::map<std::string, std::string> metadata;  // objective, cognitive, source, … as far as the file says
    std::string facts;  // Assay's own description of the item (JSON), where the package came from Assay and
                        // it still says what the QTI says
};
struct FoundTest {
    std::string file, title;
    std::vector<std::string> items;  // names of Found
};
struct Intake {
    Format format = Format::qti_item;
    std::vector<Found> found;
    std::vector<FoundTest> tests;
    qti::Problems problems;
};

// A file (its bytes) or a folder's files by path. The format is recognised by what is inside.
Intake take_in(const std::string& name, std::string bytes);
Intake take_in_folder(qti::Files);

// One importer a format; each total, each naming the line of what it cannot read.
void read_moodle(const std::string& file, std::string bytes, Intake&);
void read_gift(const std::string& file, std::string bytes, Intake&);
void read_aiken(const std::string& file, std::string bytes, Intake&);
void read_csv(const std::string& file, std::string bytes, Intake&);
void read_cartridge(qti::Files, Intake&);  // imsmanifest.xml with question banks in QTI 1.2
void read_qti(qti::Files, Intake&);        // QTI 2.1, 2.2, 3.0, with or without a manifest

// Text of unknown encoding as UTF-8: UTF-8, UTF-16 with a mark, else Windows-1252 with a warning
// (encoding_guessed). Nothing, with an error that names the offset, for what is neither.
std::optional<std::string> as_utf8(const std::string& file, std::string bytes, qti::Problems&);

}  // namespace exchange
