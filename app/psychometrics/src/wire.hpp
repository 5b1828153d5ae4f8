// Models are written by their names in JSON ("2pl"), which no enumerator of C++ can have.
#pragma once
#include <psychometrics/parameters.hpp>
#include <schema/describe.hpp>
#include <schema/read.hpp>
#include <schema/write.hpp>

namespace psychometrics {

inline boost::json::value write(Model m) { return boost::json::string(name_of(m)); }
inline boost::json::value describe(schema::Of<Model>, schema::Components&) {
    boost::json::array names;
    for (int m = 0; m <= int(Model::nrm); ++m) {
        names.push_back(boost::json::string(name_of(Model(m))));
    }
    return {{"type", "string"}, {"enum", names}};
}
inline void read(const boost::json::value& j, Model& out, const std::string& at, Problems& problems) {
    const auto model = j.is_string() ? model_named(j.get_string()) : std::nullopt;
    if (model) {
        out = *model;
    } else {
        problems.push_back({at, "must be rasch, 1pl, 2pl, 3pl, grm, pcm, gpcm or nrm"});
    }
}

}  // namespace psychometrics
