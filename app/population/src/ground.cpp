#include "ground.hpp"

#include <catalog/catalog.hpp>

namespace population {
namespace {

std::vector<CheckQuestion> questions_in(const plain::Folder& programme, const std::string& path) {
    std::vector<CheckQuestion> out;
    plain::Report report;
    const std::string* text = programme.find(path);
    const auto check = text == nullptr ? std::nullopt : plain::parse_toml(path, *text, report);
    if (!check) {
        return out;
    }
    for (const auto& q : check->value.at("question").as_array()) {
        CheckQuestion one{std::string(q.at("id").as_string()), {}, {}};
        for (const auto& option : q.at("option").as_array()) {
            (option.at("correct").as_bool() ? one.right : one.wrong)
                .emplace_back(option.at("id").as_string());
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<CourseActivity> activities_in(const plain::Folder& programme, const std::string& course) {
    std::vector<CourseActivity> out;
    plain::Report report;
    const std::string folder = "courses/" + course + "/";
    const std::string* text = programme.find(folder + "course.toml");
    const auto read =
        text == nullptr ? std::nullopt : plain::parse_toml(folder + "course.toml", *text, report);
    if (!read) {
        return out;
    }
    for (const auto& module : read->value.at("module").as_array()) {
        for (const auto& activity : module.at("activity").as_array()) {
            const std::string id(activity.at("id").as_string());
            const bool is_check = activity.at("kind").as_string() == "check";
            out.push_back({id, is_check ? questions_in(programme, folder + "checks/" + id + ".toml")
                                        : std::vector<CheckQuestion>{}});
        }
    }
    return out;
}

Asker staff(const Accounts& accounts, const std::string& email) {
    const auto id = accounts.find(email);
    const auto& all = app::demo_accounts();
    const auto known = std::ranges::find(all, email, &app::DemoAccount::email);
    if (id == accounts.end() || known == all.end()) {
        throw std::runtime_error("The demo has no account '" + email + "'.");
    }
    return {{id->second.value, known->roles, "population"}, "10.0.0.1"};
}

}  // namespace

Ground ground_of(World& world, const plain::Folder& programme, const Accounts& accounts) {
    Ground out;
    world.shell().db.read([&](store::Reader& r) {
        std::vector<std::string> sets;
        for (const auto& set : itembank::practice_sets(r)) {
            sets.push_back(set.id.value);
        }
        for (const Step& step : world.plan().step) {
            Path path{step.exam, step.course, {}, activities_in(programme, step.course), false};
            std::ranges::copy_if(step.practice, std::back_inserter(path.practice),
                                 [&](const auto& set) { return std::ranges::find(sets, set) != sets.end(); });
            const auto exam = catalog::exam_of(r, catalog::ExamId(step.exam));
            path.open = exam && exam->status == catalog::Status::open &&
                        !itembank::forms_of_exam(r, exam->id, exam->version).empty();
            out.paths.push_back(std::move(path));
        }
        return true;
    });
    out.manager = staff(accounts, "mara@example.org");
    out.proctor = staff(accounts, "paul@example.org");
    out.reviewer = staff(accounts, "rina@example.org");
    out.writer = staff(accounts, "wanda@example.org");
    out.item_reviewer = staff(accounts, "ravi@example.org");
    return out;
}

}  // namespace population
