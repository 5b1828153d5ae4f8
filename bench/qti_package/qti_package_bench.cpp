// qti_package_bench [ITEMS]: a generated package of that many items (2,000) is unpacked and parsed, unpacked
// and read, and taken in whole; each in a process of its own, so that its peak memory is its own.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <exchange/archive.hpp>
#include <exchange/intake.hpp>

#include <chrono>
#include <functional>

namespace {

// Bytes that do not compress, as a picture's.
std::string noise(std::size_t size, std::uint64_t seed) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        seed = seed * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        byte = static_cast<char>(seed >> 56);
    }
    return bytes;
}

std::string item(int n) {
    std::string options, map;
    for (int i = 0; i < 5; ++i) {
        options += fmt::format(
            "<qti-simple-choice identifier=\"O{0}\">Answer {0} of {1}, in a sentence of some "
            "length, as they are.</qti-simple-choice>\n",
            i, n);
        map += fmt::format("<qti-map-entry map-key=\"O{}\" mapped-value=\"{}\"/>\n", i, i == n % 5 ? 1 : 0);
    }
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="item-{0}" title="Question {0}" adaptive="false" time-dependent="false" xml:lang="en">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
<qti-correct-response><qti-value>O{1}</qti-value></qti-correct-response>
<qti-mapping default-value="0">{2}</qti-mapping></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-item-body><p>In a data centre with {0} racks, <em>which</em> of these is right about the load on each of
them, when the power of one row is lost and its work has to move?</p>
<p><img src="../media/{3}.png" alt="A plan of the racks"/></p>
<qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="true">
<qti-prompt>Choose one.</qti-prompt>
{4}</qti-choice-interaction></qti-item-body>
<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
</qti-assessment-item>
)",
        n, n % 5, map, n % 200, options);
}

qti::Files package(int items) {
    qti::Files files;
    std::vector<qti::NewItem> list;
    for (int n = 0; n < items; ++n) {
        const std::string path = fmt::format("items/item-{}.xml", n);
        files[path] = item(n);
        files.try_emplace(fmt::format("media/{}.png", n % 200), noise(20'000, n % 200));
        list.push_back(
            {path,
             "",
             {fmt::format("media/{}.png", n % 200)},
             {{"title", fmt::format("Question {}", n)}, {"objective", fmt::format("{}.{}", n % 7, n % 5)}}});
    }
    files["imsmanifest.xml"] = qti::write_manifest("bench", list, {});
    return files;
}

struct Measured {
    double seconds = 0;
    double megabytes = 0;
};
Measured measure(const std::function<std::size_t()>& work, std::size_t expected) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        _exit(work() == expected ? 0 : 1);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    if (status != 0) {
        fmt::print(stderr, "The pass did not find what was generated.\n");
        std::exit(1);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return {took.count(), static_cast<double>(used.ru_maxrss) / 1'024};
}

}  // namespace

int main(int count, char** arguments) {
    const int items = count > 1 ? std::atoi(arguments[1]) : 2'000;
    std::string packed;
    std::size_t unpacked = 0;
    {
        const qti::Files files = package(items);
        for (const auto& [path, bytes] : files) {
            unpacked += bytes.size();
        }
        packed = exchange::zip(files);
    }
    const double size = static_cast<double>(packed.size()) / 1'048'576;
    const auto expected = static_cast<std::size_t>(items);
    const Measured nothing = measure([&] { return expected; }, expected);
    const Measured parsed = measure(
        [&] {
            qti::Problems problems;
            const auto files = exchange::unzip("bench.zip", packed, problems);
            std::size_t read = 0;
            for (const auto& [path, bytes] : *files) {
                pugi::xml_document document;
                read +=
                    path.starts_with("items/") && document.load_buffer(bytes.data(), bytes.size()) ? 1 : 0;
            }
            return read;
        },
        expected);
    const Measured read = measure(
        [&] {
            qti::Problems problems;
            auto files = exchange::unzip("bench.zip", packed, problems);
            return qti::read_package(std::move(*files), problems).items.size();
        },
        expected);
    const Measured taken =
        measure([&] { return exchange::take_in("bench.zip", packed).found.size(); }, expected);
    fmt::print("{} items, {:.1f} MB packed, {:.1f} MB unpacked\n", items, size,
               static_cast<double>(unpacked) / 1'048'576);
    for (const auto& [name, one] : {std::pair("unzip and parse", parsed),
                                    std::pair("unzip and read_package", read), std::pair("take_in", taken)}) {
        const double memory = one.megabytes - nothing.megabytes;
        fmt::print("{:<24}{:6.2f} s{:8.1f} MB more at its peak, {:.1f} times the package\n", name,
                   one.seconds, memory, memory / size);
    }
}
