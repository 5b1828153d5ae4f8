// A question compiled, read back, answered and scored.
#pragma once
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <exchange/question.hpp>
#include <qti/body.hpp>
#include <qti/evaluate.hpp>
#include <qti/write.hpp>

namespace exchange {

inline std::string told(const qti::Problems& problems) {
    std::string out;
    for (const qti::Problem& p : problems) {
        out += fmt::format("{}:{}: {} {}: {}\n", p.file, p.line,
                           p.severity == qti::Severity::error ? "error" : "warning", p.code, p.message);
    }
    return out;
}

struct Scorer {
    std::string xml;
    qti::ItemRef item;
    qti::State begun;

    // Compiles; a test fails where the document does not read without a problem.
    explicit Scorer(const Question& q, const std::string& name = "q1") {
        qti::Problems problems;
        const auto document = to_qti(q, name, problems);
        EXPECT_EQ(told(problems), "");
        if (!document) {
            ADD_FAILURE() << "no document";
            return;
        }
        xml = *document;
        item = qti::read_item(xml, "", problems);
        EXPECT_EQ(told(problems), "") << xml;
        if (item) {
            EXPECT_EQ(qti::write_item(*item), xml);
            begun = qti::begin(*item, 7);
        }
    }

    struct Outcome {
        double score = -1;
        std::set<std::string> feedback;
    };
    using Given = std::vector<std::pair<std::string, std::vector<std::string>>>;

    Outcome after(const std::vector<qti::Answer>& answers) const {
        Outcome out;
        if (!item) {
            return out;
        }
        qti::State state = begun;
        qti::Problems problems;
        qti::respond(*item, state, answers, &problems);
        EXPECT_EQ(told(problems), "") << xml;
        out.score = qti::number_of(*item, state, "SCORE").value_or(-1);
        for (const qti::Single& each : qti::value_of(*item, state, "FEEDBACK").items) {
            out.feedback.insert(std::get<std::string>(each));
        }
        return out;
    }
    Outcome answer(const Given& given) const {
        std::vector<qti::Answer> answers;
        for (const auto& [id, values] : given) {
            const auto* declaration = item ? item->find(id) : nullptr;
            if (declaration == nullptr) {
                ADD_FAILURE() << "no response " << id;
                continue;
            }
            qti::Problems problems;
            auto value = qti::read_value(*declaration, values, problems);
            EXPECT_EQ(told(problems), "");
            if (value) {
                answers.push_back({id, *value});
            }
        }
        return after(answers);
    }
    double score(const std::vector<std::string>& values) const {
        return answer({{"RESPONSE", values}}).score;
    }
    Outcome answered(const std::vector<std::string>& values) const { return answer({{"RESPONSE", values}}); }
    double blank() const { return after({}).score; }
    double correct() const {
        std::vector<qti::Answer> answers;
        for (std::size_t i = 0; item && i < item->declarations.size(); ++i) {
            const auto& d = item->declarations[i];
            if (d.kind == qti::Kind::response && !d.correct.is_null()) {
                answers.push_back({d.id, d.correct});
            }
        }
        return after(answers).score;
    }
    double most() const { return item ? qti::max_score(*item, begun).value_or(-1) : -1; }
};

// The codes a question that does not compile is refused with.
inline std::set<std::string> refused(const Question& q) {
    qti::Problems problems;
    EXPECT_FALSE(to_qti(q, "q1", problems).has_value());
    std::set<std::string> codes;
    for (const qti::Problem& p : problems) {
        EXPECT_EQ(p.severity, qti::Severity::error);
        EXPECT_FALSE(p.message.empty());
        codes.insert(p.code);
    }
    return codes;
}

}  // namespace exchange
