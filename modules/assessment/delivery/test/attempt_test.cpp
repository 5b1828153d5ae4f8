#include "house.hpp"

namespace delivery {
namespace {
using Attempts = House;

TEST_F(Attempts, AnExamFromCheckInToReceipt) {
    std::vector<AttemptSubmitted> heard;
    shell::hear<AttemptSubmitted>(server_.runner, "test.hears",
                                  [&](store::Tx&, const AttemptSubmitted& e, Instant) -> Done {
                                      heard.push_back(e);
                                      return {};
                                  });
    const AttemptId id = exam_attempt();
    EXPECT_EQ(exam_attempt(), id);  // asked again for the same booking
    const json::value fresh = get(at(id));
    EXPECT_EQ(fresh.at("phase").as_string(), "created");
    EXPECT_TRUE(fresh.at("work").is_null());
    EXPECT_EQ(fresh.at("items").as_int64(), 8);
    EXPECT_EQ(fresh.at("seconds_left").as_int64(), 75 * 60);
    EXPECT_EQ(get(at(id) + "/paper", 409).at("code").as_string(), "no_paper");
    EXPECT_EQ(deed(id, "start", "", 409).at("code").as_string(), "not_checked_in");
    EXPECT_EQ(deed(id, "agree", R"(,"version":"old")", 409).at("code").as_string(), "agreement_changed");
    start(id);

    const json::value paper = get(at(id) + "/paper");
    const auto& items = paper.at("items").as_array();
    ASSERT_EQ(items.size(), 8U);
    std::vector<std::string> changes;
    for (std::size_t i = 0; i < items.size(); ++i) {
        changes.push_back(answer(int(i) + 1, id_of(items[i]), first_of(items[i]), int(i)));
    }
    json::value reply = send(id, changes, 8);
    EXPECT_EQ(reply.at("saved").as_array().size(), 8U);
    EXPECT_TRUE(reply.at("refused").as_array().empty());
    EXPECT_EQ(reply.at("highest_saved").as_int64(), 8);
    EXPECT_EQ(reply.at("answered").as_int64(), 8);
    reply = send(id, changes, 8);  // the reply was lost, so the browser sends again
    EXPECT_EQ(reply.at("saved").as_array().size(), 8U);

    pass(Minutes(10));
    const json::value back = get(at(id));  // as after a reload
    EXPECT_EQ(back.at("seconds_left").as_int64(), 65 * 60);
    EXPECT_EQ(back.at("work").at("answers").as_array().size(), 8U);
    EXPECT_EQ(back.at("work").at("position").as_int64(), 7);

    EXPECT_EQ(deed(id, "submit", R"(,"answered":9)", 409).at("code").as_string(), "answers_missing");
    const json::value over = deed(id, "submit", R"(,"answered":8)");
    EXPECT_EQ(over.at("phase").as_string(), "submitted");
    EXPECT_EQ(over.at("receipt").at("hash").as_string().size(), 64U);
    EXPECT_EQ(get(at(id) + "/paper", 409).at("code").as_string(), "no_paper");  // nobody takes the exam home
    EXPECT_EQ(send(id, {answer(9, id_of(items[0]), first_of(items[0]))}, 9)
                  .at("refused")
                  .at(0)
                  .at("code")
                  .as_string(),
              "already_submitted");

    server_.runner.deliver_announcements();
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].attempt, id);
    EXPECT_EQ(heard[0].booking, "booking-1");
    EXPECT_EQ(heard[0].kind, Kind::exam);
    const auto left = read([&](store::Reader& r) { return responses_of(r, id, now()).value(); });
    EXPECT_EQ(left.items.size(), 8U);
    EXPECT_TRUE(
        std::ranges::all_of(left.items, [](const FinalResponse& f) { return f.response.has_value(); }));
    EXPECT_TRUE(chain_holds(id));
}

// Everything a candidate's browser is ever sent in an exam, searched for what would tell a key.
TEST_F(Attempts, NoReplyToAPlayerTellsAKey) {
    const AttemptId id = exam_attempt();
    std::string sent;
    const auto keep = [&](const std::string& method, const std::string& path, const std::string& body = "") {
        sent += server_.ask(method, path, body).body + "\n";
    };
    keep("GET", at(id));
    start(id);
    const json::value paper = get(at(id) + "/paper");
    keep("GET", at(id) + "/paper");
    for (const json::value& item : paper.at("items").as_array()) {
        keep("GET", at(id) + "/items/" + id_of(item) + "/explanation");
        send(id, {answer(1, id_of(item), first_of(item))}, 1);
    }
    keep("GET", at(id));
    keep("POST", at(id) + "/commands", R"({"journal":"tab-1","journal_end":1,"commands":[]})");
    deed(id, "submit");
    keep("GET", at(id));
    keep("GET", at(id) + "/paper");
    keep("GET", "/api/attempts");
    for (const json::value& item : paper.at("items").as_array()) {
        keep("GET", at(id) + "/items/" + id_of(item) + "/explanation");
    }
    EXPECT_GT(sent.size(), 4000U);
    for (const char* word :
         {"correct", "why", "\"key", "pretest", "scored", "anchor", "\"match\"", "explanation_html",
          "secretsource", "objective", "cognitive", "statistic", "enem"}) {
        EXPECT_FALSE(sent.contains(word)) << word << " in " << sent;
    }
}

TEST_F(Attempts, AnotherPersonFindsNothing) {
    const AttemptId id = exam_attempt();
    start(id);
    const std::string item = id_of(get(at(id) + "/paper").at("items").at(0));
    server_.as("bob");
    get(at(id), 404);
    get(at(id) + "/paper", 404);
    get(at(id) + "/items/" + item + "/explanation", 404);
    deed(id, "submit", "", 404);
    send(id, {answer(1, item, R"({"kind":"choice","option":"x"})")}, 1, 404);
    EXPECT_TRUE(get("/api/attempts").at("items").as_array().empty());
    get(managed(id, "timeline"), 403);
    post(managed(id, "termination"), R"({"code":"behaviour","reason":"because"})", 403);
    server_.caller.reset();
    get(at(id), 401);
}

TEST_F(Attempts, BadInputChangesNothing) {
    const AttemptId id = exam_attempt();
    start(id);
    const auto entries = [&] { return read([&](store::Reader& r) { return chain_of(r, id).size(); }); };
    const auto before = entries();
    const std::string item = id_of(get(at(id) + "/paper").at("items").at(0));
    send(id, {R"({"kind":"teleport","id":")" + uuid(1) + R"(","sequence":1})"}, 1, 422);
    send(id, {R"({"kind":"flag","id":"short","sequence":1,"item":")" + item + "\"}"}, 1, 422);
    send(id, {R"({"kind":"flag","id":")" + uuid(1) + R"(","sequence":0,"item":")" + item + "\"}"}, 1, 422);
    send(id, {R"({"kind":"flag","id":")" + uuid(1) + R"(","sequence":1,"item":")" + item + R"(","extra":1})"},
         1, 422);
    send(id, {answer(1, item, R"({"kind":"essay","text":"hello"})")}, 1, 422);
    post(at(id) + "/commands", "{", 400);
    const std::vector<std::string> many(
        1001, R"({"kind":"flag","id":")" + uuid(1) + R"(","sequence":1,"item":")" + item + "\"}");
    send(id, many, 1001, 422);
    EXPECT_EQ(entries(), before);
    // One bad change does not take its neighbours with it.
    const json::value mixed =
        send(id,
             {answer(1, item, R"({"kind":"choice","option":"nonsense"})"),
              R"({"kind":"flag","id":")" + uuid(77) + R"(","sequence":2,"item":")" + item + "\"}"},
             2);
    EXPECT_EQ(mixed.at("refused").at(0).at("sequence").as_int64(), 1);
    EXPECT_EQ(mixed.at("saved").at(0).as_int64(), 2);
    EXPECT_EQ(get(at(id)).at("work").at("flags").as_array().size(), 1U);
}

TEST_F(Attempts, TimeEndsAnExamThatNobodyLooksAt) {
    const AttemptId id = exam_attempt();
    start(id);
    const Instant begun = now();
    const std::string item = id_of(get(at(id) + "/paper").at("items").at(0));
    send(id, {answer(1, item, "null")}, 1);
    server_.runner.advance_to(begun + Hours(5), {});
    const auto status = *read([&](store::Reader& r) { return status_of(r, id, now()); });
    EXPECT_EQ(status.phase, Phase::submitted);
    EXPECT_EQ(status.ended_at, begun + Minutes(75) + sitting::grace);
    const auto row = *read([&](store::Reader& r) { return sql::attempt_row(r, {.id = id}); });
    EXPECT_EQ(row.phase, Phase::submitted);  // written down by the job, not just seen so
}

TEST_F(Attempts, TheTimerFollowsPausesAndGrants) {
    const AttemptId id = exam_attempt();
    start(id);
    const Instant begun = now();
    server_.as("paula", {"proctor"});
    post(managed(id, "pauses"), R"({"code":"environment","reason":"Fire drill"})");
    server_.runner.advance_to(begun + Minutes(40), {});  // half an hour is the limit of a pause
    auto status = *read([&](store::Reader& r) { return status_of(r, id, now()); });
    EXPECT_EQ(status.phase, Phase::in_progress);
    EXPECT_EQ(status.seconds_left, 65 * 60);
    post(managed(id, "time-grants"),
         R"({"minutes":20,"code":"environment","reason":"The drill took longer"})");
    server_.runner.advance_to(begun + Minutes(30 + 75 + 10), {});
    EXPECT_EQ(read([&](store::Reader& r) { return status_of(r, id, now())->phase; }), Phase::in_progress);
    server_.runner.advance_to(begun + Minutes(30 + 75 + 20 + 3), {});
    EXPECT_EQ(read([&](store::Reader& r) { return sql::attempt_row(r, {.id = id})->phase; }),
              Phase::submitted);
}

TEST_F(Attempts, AnAttemptNobodyStartsExpires) {
    std::vector<AttemptClosed> heard;
    shell::hear<AttemptClosed>(server_.runner, "test.hears",
                               [&](store::Tx&, const AttemptClosed& e, Instant) -> Done {
                                   heard.push_back(e);
                                   return {};
                               });
    const AttemptId id = exam_attempt();
    server_.runner.advance_to(now() + Hours(3), {});
    EXPECT_EQ(get(at(id)).at("phase").as_string(), "expired");
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].phase, Phase::expired);
}

TEST_F(Attempts, ARestartForgetsNothing) {
    const AttemptId id = exam_attempt();
    start(id);
    const json::value item = get(at(id) + "/paper").at("items").at(3);
    send(id, {answer(1, id_of(item), first_of(item))}, 1);
    const json::value before = get(at(id)).at("work");
    scratch_.reopen();
    Server again(*scratch_, scratch_.folder() / "files", 8);
    again.as("ann");
    EXPECT_EQ(parsed(again.ask("GET", at(id))).at("work"), before);
    EXPECT_EQ(parsed(again.ask("GET", at(id) + "/paper")).at("items").at(3), item);
}

TEST_F(Attempts, ASilenceBecomesAGapInTheTimeline) {
    const AttemptId id = exam_attempt();
    start(id);
    get(at(id));
    pass(Minutes(4));
    send(id, {}, 0);
    const auto log = log_of_attempt(id);
    EXPECT_EQ(std::get<sitting::Back>(log.back().event).seconds, 240);
}

TEST_F(Attempts, StaffActWithReasonsAndManagersReadTheTimeline) {
    const AttemptId id = exam_attempt();
    deed(id, "check_in");
    deed(id, "agree", R"(,"version":"candidate-1")");
    EXPECT_EQ(deed(id, "ask_proctor").at("queue_place").as_int64(), 1);
    server_.as("paula", {"proctor"});
    post(managed(id, "refusals"), R"({})", 422);
    post(managed(id, "refusals"), R"({"code":"identity","reason":"The photo cannot be read."})");
    server_.as("ann");
    EXPECT_EQ(get(at(id)).at("refusal").as_string(), "The photo cannot be read.");
    deed(id, "ask_proctor");
    server_.as("paula", {"proctor"});
    post(managed(id, "authorisation"), R"({"name_matches":true,"photo_matches":true})");
    post(managed(id, "annulment"), R"({"code":"identity","reason":"No"})", 403);
    server_.as("ann");
    deed(id, "start");
    EXPECT_EQ(deed(id, "take_break").at("on_break").as_bool(), true);
    deed(id, "end_break");
    server_.as("mona", {"programme_manager"});
    post(managed(id, "termination"), R"({"code":"behaviour","reason":"A second person was in the room."})");
    const json::value timeline = get(managed(id, "timeline"));
    EXPECT_TRUE(timeline.at("chain_holds").as_bool());
    std::vector<std::string> kinds;
    for (const json::value& entry : timeline.at("entries").as_array()) {
        kinds.emplace_back(entry.at("event").at("kind").as_string());
    }
    const std::vector<std::string> expected{"created",          "checked_in", "agreement_accepted",
                                            "awaiting_proctor", "refused",    "awaiting_proctor",
                                            "authorised",       "started",    "paused",
                                            "resumed",          "submitted"};
    EXPECT_EQ(kinds, expected);
    post(managed(id, "annulment"), R"({"code":"identity","reason":"Somebody else sat here."})");
    const json::value list = get("/api/manage/attempts");
    EXPECT_EQ(list.at("items").at(0).at("phase").as_string(), "voided");
    EXPECT_TRUE(list.at("next").is_null());
}

TEST_F(Attempts, AnExamWithoutAProctorStartsAfterTheAgreement) {
    const AttemptId id = exam_attempt("booking-2", "ann", Supervision::unproctored);
    deed(id, "check_in");
    EXPECT_EQ(deed(id, "agree", R"(,"version":"candidate-1")").at("phase").as_string(), "authorised");
    EXPECT_EQ(deed(id, "start").at("phase").as_string(), "in_progress");
}

TEST_F(Attempts, PracticeExplainsInStudyModeAfterTheAnswerAndNeverBefore) {
    const AttemptId id = practice_attempt("study");
    deed(id, "start");
    const json::value item = get(at(id) + "/paper").at("items").at(0);
    const std::string explained = at(id) + "/items/" + id_of(item) + "/explanation";
    EXPECT_EQ(get(explained, 409).at("code").as_string(), "not_answered_yet");
    send(id, {answer(1, id_of(item), first_of(item))}, 1);
    EXPECT_TRUE(get(explained).at("right").is_bool());
    EXPECT_EQ(get(explained).at("source").at("title").as_string(), "The book of secretsource");
}

// Its outline stands, its exam has no form yet, and people prepare already.
TEST_F(Attempts, AnAnnouncedExamWithoutFormsIsPractised) {
    plain::Texts files = plain::Folder::from_disk(SMALL_PROGRAMME).files();
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("exams/basics/forms/"); });
    auto& certification = files.at("certifications/basics/certification.toml");
    certification.insert(certification.find("[scheme]"), "status = \"announced\"\n");
    plain::Report report;
    const auto done = server_.shell.db.write([&](store::Tx& tx) -> Done {
        report = {};
        const plain::Folder folder(files);
        catalog::import(tx, server_.shell, folder, report, now());
        itembank::import(tx, server_.shell, folder, report, now());
        return {};
    });
    ASSERT_TRUE(done && report.problems.empty());
    const AttemptId id = practice_attempt("study");
    deed(id, "start");
    EXPECT_FALSE(get(at(id) + "/paper").at("items").as_array().empty());
}

TEST_F(Attempts, PracticeLikeTheExamExplainsWhenItIsOver) {
    const AttemptId id = practice_attempt("exam");
    deed(id, "start");
    const json::value item = get(at(id) + "/paper").at("items").at(0);
    send(id, {answer(1, id_of(item), first_of(item))}, 1);
    const std::string explained = at(id) + "/items/" + id_of(item) + "/explanation";
    get(explained, 409);
    deed(id, "submit");
    EXPECT_TRUE(get(explained).at("answer").is_object());
    EXPECT_EQ(get(at(id) + "/paper").at("items").as_array().size(), 4U);  // to be looked at again
    post("/api/practice/none/attempts", R"({"mode":"exam"})", 404);
    post("/api/practice/b-practice/attempts", R"({"mode":"sleep"})", 422);
}

}  // namespace
}  // namespace delivery
