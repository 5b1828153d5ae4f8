// What a candidate takes home: signed, whole, and without a word of the questions.
#include <documents/pdf.hpp>
#include <keys/keyring.hpp>
#include <keys/signed.hpp>

#include "house.hpp"
#include "receipt.hpp"

namespace delivery {
namespace {

class Receipts : public House {
  protected:
    // Questions 1 and 2 answered, 3 answered and taken back, 4 flagged.
    AttemptId sat() {
        const AttemptId id = exam_attempt();
        start(id);
        const json::value paper = get(at(id) + "/paper");
        items_ = paper.at("items").as_array();
        send(id,
             {answer(1, id_of(items_[0]), first_of(items_[0])),
              answer(2, id_of(items_[1]), first_of(items_[1]))},
             2);
        pass(Minutes(10));
        send(id,
             {answer(3, id_of(items_[2]), first_of(items_[2]), 2), answer(4, id_of(items_[2]), "null", 2),
              R"({"kind":"flag","id":")" + uuid(1005) + R"(","sequence":5,"item":")" + id_of(items_[3]) +
                  "\"}",
              R"({"kind":"change_note","id":")" + uuid(1006) + R"(","sequence":6,"item":")" +
                  id_of(items_[3]) + R"(","text":"look again"})"},
             6);
        return id;
    }
    AttemptId submitted() {
        const AttemptId id = sat();
        pass(Minutes(5));
        deed(id, "submit");
        return id;
    }
    std::string file(const AttemptId& id, const std::string& which, int status = 200) {
        const auto reply = server_.ask("GET", at(id) + "/" + which);
        EXPECT_EQ(reply.status, status) << reply.body;
        return reply.body;
    }
    std::vector<keys::PublicKey> known() {
        return read([](store::Reader& r) { return keys::public_keys(r); });
    }
    Checked look(const std::string& text) {
        Checked out = check(text, known());
        read([&](store::Reader& r) {
            compare_with_store(r, out);
            return true;
        });
        return out;
    }
    // The same file after somebody changed it.
    template <class F>
    static std::string changed(const std::string& text, F change) {
        json::value whole = json::parse(text);
        change(whole);
        return json::serialize(whole);
    }
    static std::string first_wrong(const Checked& c) { return c.wrong.empty() ? "good" : c.wrong[0].code; }

    json::array items_;
};

TEST_F(Receipts, ComeAtTheEndAndSayWhatIsHeld) {
    const AttemptId id = sat();
    EXPECT_EQ(json::parse(file(id, "receipt", 409)).at("code"), json::value("not_over_yet"));
    deed(id, "submit");
    const json::value receipt = json::parse(file(id, "receipt")).at("receipt");
    EXPECT_EQ(receipt.at("attempt"), json::value(id.value));
    EXPECT_EQ(receipt.at("answered"), json::value(2));
    EXPECT_EQ(receipt.at("ended_because"), json::value("candidate"));
    EXPECT_EQ(receipt.at("issuer").at("url"), json::value("https://example.org"));
    const auto& answers = receipt.at("answers").as_array();
    ASSERT_EQ(answers.size(), items_.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        EXPECT_EQ(answers[i].at("question"), json::value(std::int64_t(i) + 1));
        EXPECT_EQ(answers[i].at("item"), json::value(id_of(items_[i])));
        EXPECT_EQ(answers[i].at("answer").is_null(), i >= 2) << i;
        EXPECT_EQ(answers[i].at("recorded_at").is_null(), i >= 2) << i;
    }
    // As it stands in the log.
    const json::value view = get(at(id));
    EXPECT_EQ(receipt.at("head"), view.at("receipt").at("hash"));
    EXPECT_EQ(receipt.at("entries"), view.at("receipt").at("entries"));
    EXPECT_EQ(receipt.at("time").at("used_seconds"), json::value(600));
    EXPECT_EQ(receipt.at("time").at("allowed_seconds"), json::value(75 * 60));
}

TEST_F(Receipts, AreTheSameEachTimeAndTheirOwnersAlone) {
    const AttemptId id = submitted();
    const std::string first = file(id, "receipt");
    pass(Days(3));
    EXPECT_EQ(file(id, "receipt"), first);
    const Checked checked = look(first);
    EXPECT_TRUE(checked.good) << checked.wrong[0].detail;
    EXPECT_EQ(checked.kind, FileKind::receipt);
    ASSERT_EQ(checked.notes.size(), 1U);
    EXPECT_EQ(checked.notes[0].code, "same_as_stored");
    server_.as("eve");
    for (const char* which : {"receipt", "receipt.pdf", "answers"}) {
        EXPECT_EQ(json::parse(file(id, which, 404)).at("code"), json::value("not_found"));
    }
}

TEST_F(Receipts, AChangedAnswerIsNamed) {
    const std::string good = file(submitted(), "receipt");
    const auto swapped =
        look(changed(good, [](json::value& v) { v.at("receipt").at("answers").at(1).at("answer") = "4"; }));
    EXPECT_FALSE(swapped.good);
    EXPECT_EQ(first_wrong(swapped), "changed_answer");
    EXPECT_NE(swapped.wrong[0].detail.find("Question 2"), std::string::npos) << swapped.wrong[0].detail;
    EXPECT_EQ(
        first_wrong(look(changed(good, [](json::value& v) { v.at("receipt").at("candidate") = "Eve"; }))),
        "changed");
    EXPECT_EQ(
        first_wrong(look(changed(good, [](json::value& v) { v.at("receipt").as_object().erase("time"); }))),
        "changed");
    EXPECT_EQ(first_wrong(look(changed(good, [](json::value& v) { v.as_object().erase("receipt"); }))),
              "unreadable");
    // The signed part itself.
    const auto in_jws = look(changed(good, [](json::value& v) {
        json::string& jws = v.at("jws").as_string();
        jws[jws.size() / 2] = jws[jws.size() / 2] == 'A' ? 'B' : 'A';
    }));
    EXPECT_FALSE(in_jws.good);
    EXPECT_EQ(first_wrong(look("{}")), "unreadable");
    EXPECT_EQ(first_wrong(look("\x89PNG")), "unreadable");
}

TEST_F(Receipts, KeysComeAndGo) {
    const AttemptId id = submitted();
    const std::string old = file(id, "receipt");
    pass(Days(1));
    ASSERT_TRUE(server_.shell.keys.rotate(*scratch_, server_.random, receipt_purpose, "", now()));
    const std::string fresh = file(id, "receipt");
    EXPECT_NE(fresh, old);
    EXPECT_TRUE(look(old).good);
    EXPECT_TRUE(look(fresh).good);
    EXPECT_EQ(json::parse(old).at("receipt").at("answers"), json::parse(fresh).at("receipt").at("answers"));
    EXPECT_EQ(first_wrong(check(old, {})), "unknown_key");

    const std::string id_of_old(json::parse(old).at("receipt").at("issuer").at("key").as_string());
    ASSERT_TRUE(server_.shell.keys.compromised(*scratch_, server_.random, id_of_old, now(), "", now()));
    const auto before = look(old);
    EXPECT_TRUE(before.good);
    EXPECT_EQ(before.notes[0].code, "key_compromised_later");
    ASSERT_TRUE(
        server_.shell.keys.compromised(*scratch_, server_.random, id_of_old, now() - Days(2), "", now()));
    EXPECT_EQ(first_wrong(look(old)), "key_compromised");
    EXPECT_TRUE(look(fresh).good);
}

TEST_F(Receipts, AnswersGoHomeAtAnyTimeFromTheStartOn) {
    const AttemptId early = exam_attempt("booking-2");
    EXPECT_EQ(json::parse(file(early, "answers", 409)).at("code"), json::value("not_started"));
    const AttemptId id = sat();
    const std::string text = file(id, "answers");
    const json::value whole = json::parse(text);
    EXPECT_TRUE(whole.at("receipt").is_null());
    const json::value& held = whole.at("held");
    EXPECT_EQ(held.at("answered"), json::value(2));
    EXPECT_EQ(held.at("flagged").at(0), json::value(4));
    EXPECT_EQ(held.at("notes").at(0).at("text"), json::value("look again"));
    EXPECT_EQ(held.at("log").as_array().size(), std::size_t(held.at("entries").as_int64()));
    EXPECT_EQ(held.at("log").at(0).at("event").at("kind"), json::value("created"));
    const Checked good = look(text);
    EXPECT_TRUE(good.good) << good.wrong[0].detail;
    EXPECT_EQ(good.kind, FileKind::answers);

    const auto in_log = [&](const char* what, json::value to) {
        return first_wrong(look(
            changed(text, [&](json::value& v) { v.at("held").at("log").at(5).as_object()[what] = to; })));
    };
    EXPECT_EQ(in_log("cause", "another"), "chain_broken");
    EXPECT_EQ(in_log("at", "2026-03-02T09:00:01Z"), "chain_broken");
    EXPECT_EQ(in_log("payload_hash", json::value(std::string(64, '0'))), "chain_broken");
    EXPECT_EQ(in_log("hash", "no hash"), "chain_broken");
    EXPECT_EQ(in_log("event", json::object{{"kind", "answered"}}), "changed");
    EXPECT_EQ(first_wrong(
                  look(changed(text, [](json::value& v) { v.at("held").at("log").as_array().pop_back(); }))),
              "chain_broken");
    EXPECT_EQ(first_wrong(look(changed(
                  text, [](json::value& v) { v.at("held").at("answers").at(0).at("answer") = "4"; }))),
              "changed");
}

TEST_F(Receipts, AfterTheEndTheAnswersCarryTheReceipt) {
    const AttemptId id = submitted();
    const std::string text = file(id, "answers");
    const Checked good = look(text);
    EXPECT_TRUE(good.good) << good.wrong[0].detail;
    EXPECT_EQ(json::parse(text).at("receipt").at("jws"), json::parse(file(id, "receipt")).at("jws"));
    const auto swapped =
        look(changed(text, [](json::value& v) { v.at("held").at("answers").at(1).at("answer") = "4"; }));
    EXPECT_EQ(first_wrong(swapped), "changed_answer");
    EXPECT_NE(swapped.wrong[0].detail.find("Question 2"), std::string::npos);
    EXPECT_EQ(first_wrong(look(changed(text, [](json::value& v) { v.as_object().erase("jws"); }))), "good");
}

TEST_F(Receipts, CarryNothingOfTheExam) {
    const AttemptId id = submitted();
    const std::string all = file(id, "receipt") + file(id, "answers");
    for (const char* secret : {"secret", "Wake up", "Go out", "correct", "\"seed\"", "\"selection\"",
                               "\"by\"", "payload\"", "\"salt\""}) {
        EXPECT_EQ(all.find(secret), std::string::npos) << secret;
    }
    for (const json::value& item : items_) {
        for (const json::value& option : item.at("options").as_array()) {
            const std::string html(option.at("html").as_string());
            EXPECT_EQ(all.find(html), std::string::npos) << html;
        }
    }
}

TEST_F(Receipts, ALogThatIsAnotherIsFound) {
    const AttemptId id = submitted();
    const std::string text = file(id, "receipt");
    Checked other = check(text, known());
    const auto compared = [&](auto change) {
        Checked c = other;
        change(c);
        read([&](store::Reader& r) {
            compare_with_store(r, c);
            return true;
        });
        return first_wrong(c);
    };
    EXPECT_EQ(compared([](Checked&) {}), "good");
    EXPECT_EQ(compared([](Checked& c) { c.head = std::string(64, 'a'); }), "head_differs");
    EXPECT_EQ(compared([](Checked& c) { c.entries += 1; }), "entries_missing");
    EXPECT_EQ(compared([](Checked& c) { c.attempt = AttemptId("nobody"); }), "unknown_attempt");

    // A log that goes on keeps what it had.
    server_.as("mara", {"programme_manager"});
    post(managed(id, "annulment"), R"({"code":"behaviour","reason":"A phone."})");
    server_.as("ann");
    const auto later = look(text);
    EXPECT_TRUE(later.good);
    EXPECT_EQ(later.notes[0].code, "log_went_on");
    EXPECT_EQ(json::parse(file(id, "receipt")).at("receipt").at("phase"), json::value("voided"));
}

TEST_F(Receipts, AnybodyCanCheckTheFile) {
    const std::string good = file(submitted(), "receipt");
    server_.caller.reset();
    const json::value said = post("/api/receipts/checks", good);
    EXPECT_EQ(said.at("good"), json::value(true));
    EXPECT_EQ(said.at("notes").at(0).at("code"), json::value("same_as_stored"));
    const json::value bad = post("/api/receipts/checks", changed(good, [](json::value& v) {
                                     v.at("receipt").at("answers").at(0).at("answer") = nullptr;
                                 }));
    EXPECT_EQ(bad.at("good"), json::value(false));
    EXPECT_EQ(bad.at("wrong").at(0).at("code"), json::value("changed_answer"));
    EXPECT_TRUE(bad.at("notes").as_array().empty());
    EXPECT_EQ(post("/api/receipts/checks", "[]").at("wrong").at(0).at("code"), json::value("unreadable"));
}

TEST_F(Receipts, ArePrinted) {
    const std::string pdf = file(submitted(), "receipt.pdf");
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_GT(pdf.size(), 10'000U);
}

TEST(Canonical, SortsMembersAndLeavesNoSpace) {
    EXPECT_EQ(canonical(json::parse(R"({"b":[1, {"z":null,"a":true}],"a":"ü\n\"","aa":-3})")),
              R"({"a":"ü\n\"","aa":-3,"b":[1,{"a":true,"z":null}]})");
}

TEST(Seen, IsWhatStoodOnTheScreen) {
    const sitting::Shape shown{
        .kind = sitting::ItemKind::choice, .options = {"c", "a", "b"}, .prompts = {"q", "p"}};
    EXPECT_EQ(seen(sitting::Choice{"a"}, shown), "2");
    EXPECT_EQ(seen(sitting::MultipleResponse{{"b", "c"}}, shown), "1, 3");
    EXPECT_EQ(seen(sitting::Ordering{{"a", "b", "c"}}, shown), "2, 3, 1");
    EXPECT_EQ(seen(sitting::Matching{{{"p", "a"}, {"q", "b"}}}, shown), "1-3, 2-2");
}

}  // namespace
}  // namespace delivery
