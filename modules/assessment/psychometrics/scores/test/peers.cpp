#include "peers.hpp"

#include <cmath>
#include <limits>
#include <sstream>

namespace peers {
namespace {
using namespace psychometrics;
namespace json = agreement::json;

ItemParameters item_of(const json::object& in, Model model) {
    ItemParameters out;
    out.item = in.at("item").as_string();
    out.model = model;
    if (model == Model::nrm) {
        for (int k = 1; in.contains("a" + std::to_string(k)); ++k) {
            const double slope = agreement::number(in.at("a" + std::to_string(k)));
            const double intercept = agreement::number(in.at("c" + std::to_string(k)));
            out.slopes.push_back(slope - (k == 1 ? 0 : agreement::number(in.at("a1"))));
            out.intercepts.push_back(intercept - (k == 1 ? 0 : agreement::number(in.at("c1"))));
        }
        out.slopes[0] = out.intercepts[0] = 0;
        out.a = 0;
        return out;
    }
    out.a = agreement::number(in.at("a"));
    if (in.contains("b")) {
        out.b = agreement::number(in.at("b"));
        out.c = agreement::number(in.at("g"));
        return out;
    }
    for (int k = 1; in.contains("b" + std::to_string(k)); ++k) {
        out.steps.push_back(agreement::number(in.at("b" + std::to_string(k))));
        out.b += out.steps.back();
    }
    out.b /= double(out.steps.size());
    return out;
}

Model model_of(const std::string& key) {
    const std::string end = key.substr(key.rfind('.') + 1);
    return end == "Rasch"      ? Model::rasch
           : end == "1PL"      ? Model::one_pl
           : end == "2PL"      ? Model::two_pl
           : end == "3PLprior" ? Model::three_pl
           : end == "GRM"      ? Model::grm
           : end == "PCM"      ? Model::pcm
           : end == "GPCM"     ? Model::gpcm
                               : Model::nrm;
}

}  // namespace

ParameterSet parameters(const std::string& file, const std::string& key) {
    const auto& entry = agreement::value(file, key).as_object();
    ParameterSet out;
    const Model model = model_of(key);
    out.model = name_of(model);
    for (const auto& row : entry.at("irt_pars").as_array()) {
        out.items.push_back(item_of(row.as_object(), model));
    }
    out.latent.sd = std::sqrt(agreement::number(entry.at("GroupPars").as_object().at("COV_11")));
    return out;
}

Responses responses(const std::string& data) {
    Responses out = agreement::data(data);
    if (data == "Science") {
        for (auto& score : out.scores) {
            score -= score == not_presented ? 0 : 1;
        }
    }
    return out;
}

Responses patterns(const ParameterSet& set, const json::value& rows, int from) {
    Responses out;
    for (const auto& item : set.items) {
        out.items.push_back(item.item);
    }
    for (const auto& row : rows.as_array()) {
        std::istringstream in{std::string(row.as_object().at("pattern").as_string())};
        for (int score = 0; in >> score;) {
            out.scores.push_back(std::uint8_t(score - from));
        }
    }
    return out;
}

Aligned aligned(const ParameterSet& set, const Responses& responses) {
    auto out = align(set, responses);
    if (!out) {
        throw std::runtime_error(out.error().detail);
    }
    return *std::move(out);
}

std::vector<double> thetas(const Scores& scores) {
    std::vector<double> out;
    for (const auto& one : scores.persons) {
        out.push_back(one.theta.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return out;
}

std::vector<double> errors(const Scores& scores) {
    std::vector<double> out;
    for (const auto& one : scores.persons) {
        out.push_back(one.se.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return out;
}

}  // namespace peers
