#include "agreement.hpp"

#include <psychometrics/csv.hpp>

#include <fmt/format.h>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>

namespace agreement {

bool reference_is_there() { return std::filesystem::is_directory(PSYCHOMETRICS_REFERENCE); }

std::string reference_path(const std::string& file) {
    return fmt::format("{}/{}", PSYCHOMETRICS_REFERENCE, file);
}

const json::value& value(const std::string& file, const std::string& key) {
    static std::map<std::string, json::value> read;
    if (!read.contains(file)) {
        std::ifstream in(reference_path("values/" + file + ".json"), std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        json::parse_options lenient;
        lenient.allow_invalid_utf8 = true;
        read[file] = json::parse(text.str(), {}, lenient);
    }
    return read.at(file).as_object().at(key);
}

psychometrics::Responses data(const std::string& name) {
    std::ifstream in(reference_path("data/" + name + ".csv"), std::ios::binary);
    auto read = psychometrics::read_responses(in);
    if (!read) {
        throw std::runtime_error(name + ": " + read.error().detail);
    }
    return *std::move(read);
}

double number(const json::value& v) {
    return v.is_number() ? v.to_number<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> numbers(const json::value& v) {
    std::vector<double> out;
    for (const auto& entry : v.as_array()) {
        out.push_back(number(entry));
    }
    return out;
}

std::vector<double> column(const json::value& rows, const std::string& name) {
    std::vector<double> out;
    for (const auto& row : rows.as_array()) {
        out.push_back(number(row.as_object().at(name)));
    }
    return out;
}

void compare(const Compared& what, std::span<const double> ours, std::span<const double> theirs) {
    ASSERT_EQ(ours.size(), theirs.size()) << what.analysis << ", " << what.figure;
    ASSERT_FALSE(ours.empty()) << what.analysis << ", " << what.figure;
    double worst = 0;
    std::size_t at = 0, compared = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (std::isnan(theirs[i])) {
            continue;  // they say nothing here
        }
        ++compared;
        double off = std::abs(ours[i] - theirs[i]);
        off = what.relative ? off / std::abs(theirs[i]) : off;
        if (!(off <= worst)) {
            worst = off;
            at = i;
        }
    }
    ASSERT_GT(compared, 0u) << what.analysis << ", " << what.figure << ": nothing to compare";
    EXPECT_LE(worst, what.tolerance) << what.analysis << ", " << what.figure << ": entry " << at << " is "
                                     << ours[at] << ", " << what.peer << " has " << theirs[at];
    if (const char* path = std::getenv("PSYCHOMETRICS_AGREEMENT")) {
        std::ofstream out(path, std::ios::app);
        out << fmt::format("| {} | {} | {} | {} | {:.1e}{} | {:.0e} |\n", what.analysis, what.figure,
                           what.peer, compared, worst, what.relative ? " of it" : "", what.tolerance);
    }
}

void compare(const Compared& what, double ours, double theirs) {
    compare(what, std::span(&ours, 1), std::span(&theirs, 1));
}

}  // namespace agreement
