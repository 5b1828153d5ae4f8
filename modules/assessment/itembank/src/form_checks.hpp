// What a form in the making has to be. Pure.
#pragma once
#include <catalog/words.hpp>
#include <itembank/words.hpp>

#include <set>

namespace itembank {

// Policy values (policies.md: retake form, exposure) and how far a domain may be off its weighting.
struct FormRules {
    std::int64_t overlap_percent_max = 20;
    std::int64_t quota_off_warned = 1;  // scored items more or fewer than the weighting gives
    std::int64_t quota_off_max = 2;     // or this share of the scored items, if that is more:
    std::int64_t quota_off_percent_max = 5;
    std::int64_t exposures_warned = 5'000;       // candidates who have seen an item
    std::int64_t key_place_percent_warned = 40;  // of choice items whose key stands in the same place
    std::int64_t key_items_min = 10;             // fewer say nothing about balance
};

struct FormEntry {
    std::string name, section;
    bool scored = true, anchor = false;
    bool known = false;  // there is such an item
    ExamId exam;
    Pool pool = Pool::live;
    std::string objective, domain, stimulus;
    std::optional<ItemVersionId> version;  // the one that would stand on the form; nothing where none may
    ItemState state = ItemState::draft;    // of that version, else of the latest
    bool needs_a_person = false;
    std::int64_t exposures = 0;
    std::optional<std::size_t> key_place;  // of a choice: where the right option stands as written
    std::set<std::string> enemies;
};
struct OtherForm {
    std::string name;
    std::set<std::string> items, scored;
};
BOOST_DEFINE_ENUM_CLASS(CheckSeverity, error, warning)
struct FormCheck {
    std::string check;  // state, overlap, quota, …
    CheckSeverity severity = CheckSeverity::error;
    std::string sentence;
    std::vector<std::string> items;
};
BOOST_DESCRIBE_STRUCT(FormCheck, (), (check, severity, sentence, items))

// Everything that is wrong; a form is frozen when there is no error among it.
std::vector<FormCheck> check_form(const ExamId&, const std::vector<catalog::Domain>&,
                                  const std::vector<FormEntry>&, const std::vector<OtherForm>&,
                                  std::int64_t cut, const FormRules& = {});

}  // namespace itembank
