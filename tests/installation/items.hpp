// The demo programme's items and films as their files say them, for what no import asks.
#pragma once
#include <plain/plain.hpp>

#include <gtest/gtest.h>
#include <functional>
#include <set>

namespace demo {

struct Option {
    std::string text, why;
    bool correct = false;
};
struct Item {
    std::string name, pool, exam, kind, objective, source;
    std::vector<Option> options;
    std::set<std::string> enemies;
    std::set<std::string> words;  // of the stem, or of a composite's document, from four letters on
};

const plain::Folder& folder();
std::vector<std::string> words_in_order(const std::string& text);  // lower case, a to z, without markup
std::vector<Item> items(const plain::Folder&);
std::vector<std::string> objectives(const plain::Folder&, std::string_view exam);
bool are_enemies(const Item&, const Item&);
// The share of words two items have in common (Jaccard), 0 to 1.
double likeness(const std::set<std::string>&, const std::set<std::string>&);

std::vector<std::string> sentences(const plain::Folder&, const std::string& film_toml);
double last_cue_end(const std::string& vtt);  // seconds

}  // namespace demo
