// Each policy's limits and its sentence. Pure.
#pragma once
#include <catalog/words.hpp>
#include <schema/schema.hpp>

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace catalog {

BOOST_DEFINE_ENUM_CLASS(PolicyKind, whole, optional_whole, flag, choice)
BOOST_DEFINE_ENUM_CLASS(PolicyGroup, price, booking, retake, result, credential)

struct PolicyAbout {
    std::string_view key;
    PolicyGroup group;
    PolicyKind kind;
    std::int64_t least, most;  // of a whole number
    std::string_view choices;  // of a choice, separated by spaces
    std::string (*sentence)(const Policies&);
};
std::span<const PolicyAbout> policy_words();
// What the sentence of a policy is made of, for pages in other languages: its `value` ("" for none, "true",
// "14"), and beside a price its `currency`, beside a number of attempts the `months` they are counted over.
std::map<std::string, std::string> policy_facts(const Policies&, std::string_view key);

// What holds when a scheme says nothing: only the credits needed go by level.
Policies defaults_for(Level);
// Sets the named keys; unknown ones, wrong types and values out of range are problems, at `at`/key.
void change(Policies&, const schema::json::object& changes, const std::string& at, Problems&);
// The keys that differ, in the order of the table.
std::vector<std::string_view> differences(const Policies&, const Policies&);
// A stored scheme: keys younger than it keep their defaults, and keys that are no more are passed over.
Policies policies_from(Level, std::string_view json);

}  // namespace catalog
