// What scoring costs: 100,000 responses over 100 items, against a pass that only parses, in the same run.
//
//   qti_bench [RESPONSES] [ITEMS]
//
// Three passes over the same lines: their JSON alone (the least any scoring of lines could cost), the scoring
// alone (values in, state out), and `assay qti score --batch` whole (lines in, lines out). Memory is
// what the process holds after a tenth of that pass and at its end: what grows with the number shows.
#include "qti.hpp"

#include <unistd.h>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }
// What the process holds now: its peak would hide a growth below what was there before the pass.
long held_kib() {
    std::ifstream file("/proc/self/statm");
    long all = 0, resident = 0;
    file >> all >> resident;
    return resident * (sysconf(_SC_PAGESIZE) / 1'024);
}

constexpr const char* head = R"(<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t" adaptive="false" time-dependent="false">
)";
constexpr const char* score =
    R"(<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>
)";

struct Sort {
    const char* declarations;
    const char* processing;
    std::vector<std::string> responses;
};

// The five sorts of items that most banks are made of: one choice, several with a mapping, a number with a
// tolerance, an order, and rules of the author's own with a feedback and a random number.
const std::vector<Sort>& sorts() {
    static const std::vector<Sort> all{
        {R"(<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>)",
         R"(<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>)",
         {R"({"RESPONSE":"A"})", R"({"RESPONSE":"B"})", R"({"RESPONSE":null})"}},
        {R"(<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier"><qti-mapping lower-bound="0" default-value="-1"><qti-map-entry map-key="A" mapped-value="1"/><qti-map-entry map-key="C" mapped-value="1"/><qti-map-entry map-key="D" mapped-value="0.5"/></qti-mapping></qti-response-declaration>)",
         R"(<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>)",
         {R"({"RESPONSE":["A","C"]})", R"({"RESPONSE":["A","B","D"]})", R"({"RESPONSE":["E"]})"}},
        {R"(<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="float"><qti-correct-response><qti-value>3.14</qti-value></qti-correct-response></qti-response-declaration>)",
         R"(<qti-response-processing><qti-response-condition><qti-response-if><qti-equal tolerance-mode="absolute" tolerance="0.01"><qti-correct identifier="RESPONSE"/><qti-variable identifier="RESPONSE"/></qti-equal><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">2</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>)",
         {R"({"RESPONSE":3.14159})", R"({"RESPONSE":"3.2"})", R"({"RESPONSE":3})"}},
        {R"(<qti-response-declaration identifier="RESPONSE" cardinality="ordered" base-type="identifier"><qti-correct-response><qti-value>A</qti-value><qti-value>B</qti-value><qti-value>C</qti-value><qti-value>D</qti-value></qti-correct-response></qti-response-declaration>)",
         R"(<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>)",
         {R"({"RESPONSE":["A","B","C","D"]})", R"({"RESPONSE":["D","B","C","A"]})"}},
        {R"(<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="integer"/><qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/><qti-template-declaration identifier="N" cardinality="single" base-type="integer"/><qti-template-processing><qti-set-template-value identifier="N"><qti-random-integer min="1" max="20"/></qti-set-template-value><qti-set-correct-response identifier="RESPONSE"><qti-product><qti-variable identifier="N"/><qti-base-value base-type="integer">2</qti-base-value></qti-product></qti-set-correct-response></qti-template-processing>)",
         R"(<qti-response-processing><qti-response-condition><qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value></qti-response-if><qti-response-else-if><qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value><qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">right</qti-base-value></qti-set-outcome-value></qti-response-else-if><qti-response-else><qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">wrong</qti-base-value></qti-set-outcome-value></qti-response-else></qti-response-condition></qti-response-processing>)",
         {R"({"RESPONSE":14})", R"({"RESPONSE":"7"})", "{}"}},
    };
    return all;
}

class Nowhere : public std::streambuf {
  public:
    std::size_t bytes = 0;

  private:
    int_type overflow(int_type c) override { return ++bytes, c; }
    std::streamsize xsputn(const char*, std::streamsize n) override {
        return bytes += static_cast<std::size_t>(n), n;
    }
};

void say(const char* what, std::size_t count, double seconds, double parse) {
    std::printf("%-34s %8.3f s  %10.0f a second  %6.2f times the parse\n", what, seconds,
                static_cast<double>(count) / seconds, seconds / parse);
}

}  // namespace

int main(int count, char** words) {
    const std::size_t responses = count > 1 ? std::strtoul(words[1], nullptr, 10) : 100'000;
    const std::size_t items = count > 2 ? std::strtoul(words[2], nullptr, 10) : 100;
    const fs::path folder = fs::temp_directory_path() / ("assay-qti-bench-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    std::vector<std::string> paths;
    std::vector<qti::ItemRef> read;
    for (std::size_t i = 0; i < items; ++i) {
        const Sort& sort = sorts()[i % sorts().size()];
        const std::string xml = std::string(head) + sort.declarations + score +
                                "<qti-item-body><p>Question</p></qti-item-body>" + sort.processing +
                                "</qti-assessment-item>";
        paths.push_back((folder / ("item" + std::to_string(i) + ".xml")).string());
        std::ofstream(paths.back()) << xml;
        qti::Problems problems;
        read.push_back(qti::read_item(xml, paths.back(), problems));
        if (!read.back()) {
            std::fprintf(stderr, "An item cannot be read: %s\n", problems[0].message.c_str());
            return 1;
        }
    }
    // Responses come candidate by candidate, so that each goes through all items.
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < responses; ++i) {
        const Sort& sort = sorts()[i % items % sorts().size()];
        lines.push_back("{\"item\":\"" + paths[i % items] +
                        "\",\"responses\":" + sort.responses[i / items % sort.responses.size()] +
                        ",\"seed\":" + std::to_string(i) + "}");
    }

    auto from = Clock::now();
    std::size_t parsed = 0;
    for (const auto& line : lines) {
        std::array<unsigned char, 8 * 1'024> room;
        boost::json::monotonic_resource memory(room.data(), room.size());
        parsed += boost::json::parse(line, &memory).as_object().size();
    }
    const double parse = since(from);

    // The values are read before: what a server has in hand when it scores again.
    std::vector<std::vector<qti::Answer>> answers;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        qti::Problems problems;
        const auto wish = boost::json::parse(lines[i]);
        std::vector<qti::Answer> one;
        for (const auto& [id, v] : wish.at("responses").as_object()) {
            std::vector<std::string> texts;
            for (const auto& x : v.is_array() ? v.as_array() : boost::json::array{v}) {
                if (!x.is_null()) {
                    texts.push_back(x.is_string() ? std::string(x.as_string()) : boost::json::serialize(x));
                }
            }
            if (auto value = qti::read_value(*read[i % items]->find(id), texts, problems)) {
                one.push_back({std::string(id), std::move(*value)});
            }
        }
        answers.push_back(std::move(one));
    }
    double points = 0;
    from = Clock::now();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const qti::Item& item = *read[i % items];
        qti::State state = qti::begin(item, i);
        qti::respond(item, state, answers[i]);
        points += qti::number_of(item, state, "SCORE").value_or(0);
    }
    const double scoring = since(from);
    answers.clear();

    std::string tenth, whole;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        (i < lines.size() / 10 ? tenth : whole) += lines[i] + "\n";
    }
    lines.clear();
    Nowhere nowhere;
    std::ostream out(&nowhere);
    std::istringstream first(std::move(tenth)), rest(std::move(whole));
    from = Clock::now();
    cli::score_lines(first, "bench", out);
    const long early = held_kib();
    cli::score_lines(rest, "bench", out);
    const double batch = since(from);
    const long late = held_kib();

    std::printf("%zu responses over %zu items (%zu values parsed, %.1f points, %zu bytes of results)\n",
                responses, items, parsed, points, nowhere.bytes);
    say("parse the lines alone", responses, parse, parse);
    say("score, values in and state out", responses, scoring, parse);
    say("score --batch, lines in and out", responses, batch, parse);
    std::printf("memory held: %ld KiB after a tenth of the batch, %ld KiB at its end: %ld KiB more\n", early,
                late, late - early);
    fs::remove_all(folder);
    return 0;
}
