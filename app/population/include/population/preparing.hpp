// The first start of a demo: its months are made beside the folder's place, and moved there as one when they
// are whole. A start that is killed on the way begins anew; a folder that holds anything is never touched.
#pragma once
#include <population/population.hpp>

namespace population {

// Whether these settings ask for a population and there is nothing yet. Throws std::runtime_error when a
// database on a server holds an unfinished one.
bool is_due(const app::Settings&);
// Throws std::runtime_error with a sentence.
Made prepare(const app::Settings&, const std::function<void(const Progress&)>&);

}  // namespace population
