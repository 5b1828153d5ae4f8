#include "content.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace learning {

std::vector<const Activity*> activities_of(const Content& content) {
    std::vector<const Activity*> out;
    for (const auto& module : content.modules) {
        for (const auto& activity : module.activities) {
            out.push_back(&activity);
        }
    }
    return out;
}

const Activity* find_activity(const Content& content, const std::string& id) {
    for (const auto* activity : activities_of(content)) {
        if (activity->id == id) {
            return activity;
        }
    }
    return nullptr;
}

const Question* find_question(const Activity& activity, const std::string& id) {
    const auto found = std::ranges::find(activity.questions, id, &Question::id);
    return found == activity.questions.end() ? nullptr : &*found;
}

Result<bool> is_right(const Question& question, const std::vector<std::string>& chosen) {
    const std::set<std::string> distinct(chosen.begin(), chosen.end());
    const std::int64_t wanted = question.kind == QuestionKind::choice ? 1 : question.choose;
    if (distinct.size() != chosen.size() || std::int64_t(chosen.size()) != wanted) {
        return refuse("bad_response",
                      wanted == 1 ? "Choose one answer." : fmt::format("Choose {} answers.", wanted),
                      {{"choose", std::to_string(wanted)}});
    }
    bool right = true;
    for (const auto& id : chosen) {
        const auto option = std::ranges::find(question.options, id, &Option::id);
        if (option == question.options.end()) {
            return refuse("bad_response",
                          "One of these answers does not belong to the question. Load the page again.",
                          {{"choose", "0"}});
        }
        right = right && option->correct;
    }
    return right;
}

std::int64_t percent_done(std::size_t done, std::size_t all) {
    return all == 0 ? 0 : std::int64_t(done * 100 / all);
}
}  // namespace learning
