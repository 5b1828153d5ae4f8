// The demo programme keeps what it promises: how much there is of everything, and how its items are written.
#include "items.hpp"

#include <base/text.hpp>
#include <documents/drawing.hpp>

namespace {

using demo::Item;

const std::vector<Item>& items() {
    static const std::vector<Item> all = demo::items(demo::folder());
    return all;
}

std::size_t count_of(std::string_view exam, std::string_view pool, std::string_view kind = "") {
    return std::size_t(std::ranges::count_if(items(), [&](const Item& item) {
        return item.exam == exam && item.pool == pool && (kind.empty() || item.kind == kind);
    }));
}

std::string all_of(const std::vector<std::string>& faults) { return joined(faults, "\n"); }

// Every item for which `fault` says something.
std::vector<std::string> faults(const std::function<std::string(const Item&)>& fault) {
    std::vector<std::string> out;
    for (const Item& item : items()) {
        if (const std::string text = fault(item); !text.empty()) {
            out.push_back(item.name + ": " + text);
        }
    }
    return out;
}

TEST(Demo, has_the_items_it_promises) {
    EXPECT_GE(count_of("cloud-foundations", "live"), 160U);
    EXPECT_GE(count_of("cloud-foundations", "practice"), 60U);
    EXPECT_GE(count_of("cloud-architect", "live"), 117U);
    EXPECT_GE(count_of("cloud-architect", "practice"), 40U);
    EXPECT_GE(count_of("cloud-security", "practice"), 40U);
    for (const std::string_view kind : {"choice", "multiple_response", "ordering", "matching", "composite"}) {
        EXPECT_GE(count_of("cloud-foundations", "live", kind) + count_of("cloud-architect", "live", kind), 8U)
            << kind;
    }
    EXPECT_GE(demo::folder().matching("exams/*/cases/*.md").size(), 8U);
}

TEST(Demo, uses_every_kind_of_question_that_can_be_scored_by_itself) {
    std::string all;
    for (const auto& path : demo::folder().matching("items/*/*.xml")) {
        all += *demo::folder().find(path);
    }
    for (const std::string_view interaction :
         {"hotspot", "graphic-order", "graphic-associate", "graphic-gap-match", "select-point", "gap-match",
          "hottext", "inline-choice", "text-entry", "slider", "match"}) {
        EXPECT_NE(all.find("<qti-" + std::string(interaction) + "-interaction"), std::string::npos)
            << interaction;
    }
    EXPECT_NE(all.find("adaptive=\"true\""), std::string::npos);
}

TEST(Demo, asks_every_objective_of_an_open_exam) {
    for (const std::string_view exam : {"cloud-foundations", "cloud-architect"}) {
        for (const std::string& objective : demo::objectives(demo::folder(), exam)) {
            EXPECT_TRUE(std::ranges::any_of(items(),
                                            [&](const Item& item) {
                                                return item.exam == exam && item.pool == "live" &&
                                                       item.objective == objective;
                                            }))
                << exam << " " << objective;
        }
    }
}

TEST(Demo, explains_every_option_and_names_its_sources) {
    EXPECT_EQ(all_of(faults([](const Item& item) -> std::string {
                  if (!item.source.starts_with("https://")) {
                      return "no public source";
                  }
                  const bool chosen = item.kind == "choice" || item.kind == "multiple_response";
                  return chosen && std::ranges::any_of(item.options, &std::string::empty, &demo::Option::why)
                             ? "an option says no why"
                             : "";
              })),
              "");
}

// What gives an answer away, or wastes a candidate's time (Haladyna, Downing and Rodriguez, "A review of
// multiple-choice item-writing guidelines", 2002).
TEST(Demo, gives_no_answer_away) {
    const auto stands_for_others = [](const std::string& text) {
        const std::string low = lower(text);
        return low.contains("of the above") || low.contains("all of these") || low.contains("none of these");
    };
    EXPECT_EQ(all_of(faults([&](const Item& item) -> std::string {
                  for (const auto& option : item.options) {
                      if (stands_for_others(option.text)) {
                          return "an option stands for others";
                      }
                  }
                  if (item.kind != "choice") {
                      return "";
                  }
                  std::size_t key = 0, longest = 0;
                  for (const auto& option : item.options) {
                      (option.correct ? key : longest) =
                          std::max(option.correct ? key : longest, option.text.size());
                  }
                  return key > 8 + longest * 13 / 10 ? "the key is much the longest" : "";
              })),
              "");
    std::size_t choices = 0, longest_keys = 0;
    std::map<std::size_t, std::size_t> places;
    for (const Item& item : items()) {
        if (item.kind != "choice") {
            continue;
        }
        ++choices;
        const auto key = std::ranges::find_if(item.options, &demo::Option::correct);
        ++places[std::size_t(key - item.options.begin())];
        longest_keys += std::ranges::all_of(item.options, [&](const demo::Option& other) {
            return other.correct || other.text.size() < key->text.size();
        });
    }
    EXPECT_LE(longest_keys * 100, choices * 33) << longest_keys << " of " << choices;
    for (const auto& [place, count] : places) {
        EXPECT_GE(count * 100, choices * 18) << "place " << place;
        EXPECT_LE(count * 100, choices * 32) << "place " << place;
    }
}

TEST(Demo, names_no_vendor) {
    static const std::set<std::string> vendors{"aws",    "amazon",    "azure",   "microsoft",
                                               "gcp",    "oracle",    "vmware",  "terraform",
                                               "openai", "snowflake", "alibaba", "ibm"};
    for (const auto& [path, text] : demo::folder().files()) {
        const bool prose = path.ends_with(".md") || path.ends_with(".toml") || path.ends_with(".xml");
        if (!prose || path.starts_with("population/")) {
            continue;
        }
        for (const std::string& line : split(text, '\n')) {
            if (line.starts_with("source = ")) {
                continue;  // the title of a source may name who published it
            }
            for (const std::string& word : demo::words_in_order(line + " ")) {
                EXPECT_FALSE(vendors.contains(word)) << path << ": " << word;
            }
        }
    }
}

TEST(Demo, never_asks_the_same_twice) {
    std::vector<std::string> twins;
    for (std::size_t i = 0; i < items().size(); ++i) {
        for (std::size_t j = i + 1; j < items().size(); ++j) {
            const Item &a = items()[i], &b = items()[j];
            if (a.exam == b.exam && !demo::are_enemies(a, b) && demo::likeness(a.words, b.words) > 0.5) {
                twins.push_back(a.name + " and " + b.name);
            }
        }
    }
    EXPECT_EQ(all_of(twins), "");
}

TEST(Demo, has_the_courses_it_promises) {
    const auto& folder = demo::folder();
    EXPECT_GE(folder.matching("courses/*/course.toml").size(), 3U);
    EXPECT_GE(folder.matching("courses/*/lessons/*.md").size(), 24U);
    EXPECT_GE(folder.matching("courses/*/checks/*.toml").size(), 24U);
    EXPECT_GE(folder.matching("paths/*.toml").size(), 2U);
    EXPECT_GE(folder.matching("workshops/*.toml").size(), 2U);
    EXPECT_EQ(folder.matching("courses/*/videos/*.mp4").size(), 3U);
}

// The film tool was run after the last change of its words, and kept to its limits.
TEST(Demo, has_films_whose_captions_say_what_their_scripts_say) {
    for (const std::string& path : demo::folder().matching("courses/*/videos/*/film.toml")) {
        const std::string film = path.substr(0, path.size() - std::string_view("/film.toml").size());
        const std::string* captions = demo::folder().find(film + ".en.vtt");
        const std::string* transcript = demo::folder().find(film + ".md");
        ASSERT_TRUE(captions && transcript) << film;
        std::size_t words = 0;
        for (const std::string& sentence : demo::sentences(demo::folder(), path)) {
            EXPECT_NE(captions->find(sentence), std::string::npos) << film << ": " << sentence;
            EXPECT_NE(transcript->find(sentence), std::string::npos) << film << ": " << sentence;
            ++words;
        }
        EXPECT_GE(words, 12U);
        const std::string* bytes = demo::folder().find(film + ".mp4");
        ASSERT_NE(bytes, nullptr) << film;
        EXPECT_LT(bytes->size(), 3'000'000U) << film;
        const double seconds = demo::last_cue_end(*captions);
        EXPECT_GE(seconds, 55) << film;
        EXPECT_LE(seconds, 90) << film;
    }
}

TEST(Demo, draws_every_picture_in_two_dresses) {
    const std::string dressed = documents::in_two_dresses("<svg class=\"two-dresses\"></svg>");
    for (const auto& [path, text] : demo::folder().files()) {
        if (!path.ends_with(".svg")) {
            continue;
        }
        EXPECT_NE(documents::in_two_dresses(text), text) << path << " says no class=\"two-dresses\"";
        EXPECT_NE(text.find("<title>"), std::string::npos) << path;
        for (auto at = text.find("\"#"); at != std::string::npos; at = text.find("\"#", at + 1)) {
            const std::string colour = text.substr(at, text.find('"', at + 1) - at + 1);
            const bool link = text.substr(0, at).ends_with("href=");
            EXPECT_TRUE(link || dressed.find("fill=" + colour) != std::string::npos)
                << path << ": " << colour << " is not of the palette";
        }
    }
}

}  // namespace
