// A video activity: its files on the way in, and who gets the film.
#include "house.hpp"

namespace learning {
namespace {

// The smallest that is an MP4 by its structure: two boxes.
std::string tiny_film() {
    using namespace std::string_literals;
    return "\0\0\0\x10"
           "ftypisom\0\0\2\0"s +
           "\0\0\0\x0Cmdatfilm"s;
}

std::map<std::string, std::string> with_film() {
    auto files = small_programme();
    files["courses/intro/course.toml"] +=
        "[[module.activity]]\nid = \"welcome\"\nkind = \"video\"\ntitle = \"Welcome\"\nminutes = 2\n";
    files["courses/intro/videos/welcome.mp4"] = tiny_film();
    files["courses/intro/videos/welcome.en.vtt"] = "WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome.\n";
    files["courses/intro/videos/welcome.md"] = "Welcome.\n";
    return files;
}

class FilmTest : public House {
  protected:
    plain::Report import_with(const std::function<void(std::map<std::string, std::string>&)>& change) {
        auto files = with_film();
        change(files);
        return import_files(std::move(files));
    }
};

TEST_F(FilmTest, is_there_with_its_captions_and_words_for_who_takes_the_course) {
    ASSERT_TRUE(import_files(with_film()).problems.empty());
    as(person("ann"));
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    const auto shown = ask("GET", "/api/courses/intro/activities/welcome");
    EXPECT_EQ(shown.at("kind"), "video");
    EXPECT_EQ(shown.at("html"), "<p>Welcome.</p>\n");
    const auto& film = shown.at("film");
    EXPECT_EQ(film.at("type"), "video/mp4");
    const std::string address(film.at("address").as_string());
    EXPECT_EQ(request("GET", address).body, tiny_film());
    EXPECT_TRUE(request("GET", std::string(film.at("captions").at(0).at("address").as_string()))
                    .body.starts_with("WEBVTT"));
    ask("GET", "/api/courses/intro/activities/welcome/captions/xx", "", 404);
    ask("GET", "/api/courses/intro/activities/read/films/" + std::string(64, 'a'), "", 404);
    EXPECT_TRUE(
        ask("PUT", "/api/courses/intro/activities/welcome/progress", R"({"position":1000,"done":true})")
            .at("done")
            .as_bool());
    as(person("bob"));
    EXPECT_EQ(ask("GET", address, "", 403).at("code"), "not_enrolled");
}

TEST_F(FilmTest, read_again_is_unchanged_and_other_words_are_a_new_version) {
    ASSERT_TRUE(import_files(with_film()).problems.empty());
    EXPECT_EQ(import_files(with_film()).counts.at("course").unchanged, 2);
    const auto report =
        import_with([](auto& files) { files["courses/intro/videos/welcome.en.vtt"] += "\n"; });
    EXPECT_EQ(report.counts.at("course").changed, 1);
}

TEST_F(FilmTest, without_what_belongs_to_it_is_refused_by_file) {
    const std::string base = "courses/intro/videos/welcome";
    const auto file_of_problem = [&](auto change) {
        const auto report = import_with(change);
        return report.problems.empty() ? std::string() : report.problems[0].file;
    };
    EXPECT_EQ(file_of_problem([&](auto& files) { files.erase(base + ".mp4"); }), base + ".mp4");
    EXPECT_EQ(file_of_problem([&](auto& files) { files[base + ".mp4"] = "a text"; }), base + ".mp4");
    EXPECT_EQ(file_of_problem([&](auto& files) { files.erase(base + ".en.vtt"); }), base + ".en.vtt");
    EXPECT_EQ(file_of_problem([&](auto& files) { files[base + ".en.vtt"] = "Welcome."; }), base + ".en.vtt");
    EXPECT_EQ(file_of_problem([&](auto& files) { files[base + ".e1.vtt"] = "WEBVTT\n"; }), base + ".e1.vtt");
    EXPECT_EQ(file_of_problem([&](auto& files) { files.erase(base + ".md"); }), base + ".md");
}

}  // namespace
}  // namespace learning
