// What a workshop holds besides its dates, as JSON.
#pragma once
#include <catalog/words.hpp>
#include <learning/words.hpp>

namespace learning {

struct WorkshopContent {
    std::string title, summary, about, language;
    std::optional<catalog::ExamId> exam;
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(WorkshopContent, (), (title, summary, about, language, exam, minutes))

}  // namespace learning
