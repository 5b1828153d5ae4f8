// embed OUT.S OUT.cpp FOLDER NAME: puts every file of a folder (the built web pages, the demo programme) into
// the binary, as the table NAME().
//
// OUT.S holds the bytes (.incbin), as they are and, for text, compressed by gzip; OUT.cpp holds the table.
// There is no header: whoever uses the table declares, word for word,
//
//     namespace assets {
//     struct Asset {
//         std::string_view path;  // below the folder, with '/', no leading '/': "assets/app-1f3.js"
//         std::string_view type;  // media type, with its charset for text
//         std::string_view body;
//         std::string_view gzip;  // empty when it would not be smaller
//         std::string_view etag;  // the first 32 hex digits of the body's SHA-256, without quotes
//     };
//     std::span<const Asset> NAME();  // sorted by path, byte by byte
//     }
//
// An empty or absent folder gives an empty table, so that the program builds before its pages do.
#include <base/text.hpp>

#include <zlib.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {
constexpr std::size_t etag_digits = 32;

struct Type {
    std::string_view extension, type;
    bool text;
};
constexpr std::array types{
    Type{".html", "text/html; charset=utf-8", true},
    Type{".js", "text/javascript; charset=utf-8", true},
    Type{".mjs", "text/javascript; charset=utf-8", true},
    Type{".css", "text/css; charset=utf-8", true},
    Type{".json", "application/json", true},
    Type{".webmanifest", "application/manifest+json", true},
    Type{".svg", "image/svg+xml", true},
    Type{".txt", "text/plain; charset=utf-8", true},
    Type{".map", "application/json", true},
    Type{".wasm", "application/wasm", true},
    Type{".png", "image/png", false},
    Type{".jpg", "image/jpeg", false},
    Type{".webp", "image/webp", false},
    Type{".ico", "image/x-icon", false},
    Type{".woff2", "font/woff2", false},
};
Type type_of(const fs::path& file) {
    const auto found = std::ranges::find(types, file.extension().string(), &Type::extension);
    return found != types.end() ? *found : Type{"", "application/octet-stream", false};
}

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string out(std::istreambuf_iterator<char>(in), {});
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return out;
}
void write(const fs::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), std::streamsize(bytes.size()));
    out.close();
    if (!out) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

// zlib leaves the header's time zero, so the same pages give the same binary.
std::string gzipped(std::string_view bytes) {
    z_stream z{};
    constexpr int window_bits_gzip = 15 + 16;
    if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits_gzip, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib does not start");
    }
    std::string out(deflateBound(&z, bytes.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = uInt(out.size());
    const int end = deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    if (end != Z_STREAM_END) {
        throw std::runtime_error("zlib does not finish");
    }
    return out;
}

// A quoted string that the assembler and C++ both read.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + '"';
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(files, {},
                      [&](const fs::path& p) { return p.lexically_relative(folder).generic_string(); });
    return files;
}

std::string blob(const std::string& symbol, const fs::path& file) {
    return ".global " + symbol + "\n.global " + symbol + "_end\n.balign 16\n" + symbol + ":\n.incbin " +
           in_quotes(fs::absolute(file).string()) + "\n" + symbol + "_end:\n.byte 0\n";
}

void embed(const fs::path& out_s, const fs::path& out_cpp, const fs::path& folder, const std::string& name) {
    const fs::path packed_folder = out_s.string() + ".gzip";
    fs::remove_all(packed_folder);
    fs::create_directories(packed_folder);
    std::string bytes = ".section .rodata\n", declared, table;
    const auto declare = [&](const std::string& symbol) {
        declared += "extern const char " + symbol + "[], " + symbol + "_end[];\n";
        return "{" + symbol + ", " + symbol + "_end}";
    };
    std::size_t number = 0;
    for (const fs::path& file : files_below(folder)) {
        const std::string symbol = name + "_" + std::to_string(number++);
        const std::string body = read(file);
        const Type type = type_of(file);
        bytes += blob(symbol, file);
        const std::string plain = declare(symbol);
        std::string packed = "{}";
        if (const std::string small = type.text ? gzipped(body) : body; small.size() < body.size()) {
            const fs::path packed_file = packed_folder / (symbol + ".gz");
            write(packed_file, small);
            bytes += blob(symbol + "_gzip", packed_file);
            packed = declare(symbol + "_gzip");
        }
        table += "        {" + in_quotes(file.lexically_relative(folder).generic_string()) + ", " +
                 in_quotes(type.type) + ", " + plain + ", " + packed + ", " +
                 in_quotes(sha256(body).substr(0, etag_digits)) + "},\n";
    }
    write(out_s, bytes + ".section .note.GNU-stack,\"\",@progbits\n");
    const std::string rows =
        number == 0 ? "    return {};\n"
                    : "    static const Asset table[] = {\n" + table + "    };\n    return table;\n";
    write(
        out_cpp,
        "// Made by tools/embed; it says what each column means.\n#include <span>\n#include <string_view>\n\n"
        "extern \"C\" {\n" +
            declared +
            "}\nnamespace assets {\n"
            "struct Asset {\n    std::string_view path, type, body, gzip, etag;\n};\n"
            "std::span<const Asset> " +
            name + "();\nstd::span<const Asset> " + name + "() {\n" + rows + "}\n}  // namespace assets\n");
}
}  // namespace

int main(int count, char** words) {
    if (count != 5) {
        std::cerr << "usage: embed OUT.S OUT.cpp FOLDER NAME\n";
        return 2;
    }
    try {
        embed(words[1], words[2], words[3], words[4]);
        return 0;
    } catch (const std::exception& e) {
        std::cerr << "embed: " << e.what() << '\n';
        return 1;
    }
}
