#include <gtest/gtest.h>
#include <mail/templates.hpp>

namespace {

using mail::TemplateText;

mail::Templates with(std::vector<TemplateText> texts) {
    mail::Templates t;
    t.add(texts);
    return t;
}
const std::vector<TemplateText> welcome{
    {"welcome.en", "Subject: Welcome, {{name}}\n\nHello {{name}},\n\nyour code is {{ code }}.\n\n"},
    {"welcome.pt", "Subject: Bem-vindo, {{name}}\n\nOlá {{name}}, o código é {{code}}.\n"}};
const Facts ann{{"name", "Ann"}, {"code", "42"}, {"unasked", "x"}};

TEST(Templates, fill_in_the_facts) {
    const auto r = with(welcome).render("welcome", "en", ann);
    ASSERT_TRUE(r);
    EXPECT_EQ(r->subject, "Welcome, Ann");
    EXPECT_EQ(r->body, "Hello Ann,\n\nyour code is 42.\n");
}

TEST(Templates, find_the_nearest_language) {
    const mail::Templates t = with(welcome);
    EXPECT_EQ(t.render("welcome", "pt", ann)->language, "pt");
    EXPECT_EQ(t.render("welcome", "pt-BR", ann)->language, "pt");
    EXPECT_EQ(t.render("welcome", "de", ann)->language, "en");
    EXPECT_EQ(t.render("welcome", "", ann)->language, "en");
}

TEST(Templates, say_what_is_missing) {
    EXPECT_EQ(with(welcome).render("farewell", "en", ann).error().code, "mail_template_unknown");
    EXPECT_EQ(with(welcome).render("welcome", "en", {{"name", "Ann"}}).error().code, "mail_fact_missing");
    EXPECT_EQ(with(welcome).facts_of("welcome"), (std::set<std::string>{"code", "name"}));
    EXPECT_EQ(with(welcome).names(), std::set<std::string>{"welcome"});
    EXPECT_TRUE(with(welcome).facts_of("farewell").empty());
}

TEST(Templates, facts_are_words_and_never_more) {
    const auto r = with(welcome).render("welcome", "en",
                                        {{"name", "A\r\nBcc: eve@example.org\x01"}, {"code", "{{name}}"}});
    ASSERT_TRUE(r);
    EXPECT_EQ(r->subject, "Welcome, A Bcc: eve@example.org ");
    EXPECT_EQ(r->body, "Hello A\nBcc: eve@example.org ,\n\nyour code is {{name}}.\n");
}

TEST(Templates, refuse_what_is_not_a_template) {
    for (const char* text : {"", "Hello", "Subject: a", "Subject: a\nb", "Subject: a\n\n{{name",
                             "Subject: a\n\n{{Na me}}", "Subject: {{}}\n\nb", "subject: a\n\nb"}) {
        EXPECT_THROW(with({{"a.en", text}}), std::invalid_argument) << text;
    }
    EXPECT_THROW(with({{"a", "Subject: a\n\nb"}}), std::invalid_argument);
    EXPECT_THROW(with({{"a.en", "Subject: a\n\nb"}, {"a.en", "Subject: a\n\nb"}}), std::invalid_argument);
}

const std::vector<TemplateText> booked{
    {"booked.en",
     "Subject: {{exam}}, {{day, date}}\n\n{{start, moment}}{{yours, select, none {} other {\nYour time: "
     "{{yours, moment}}}}}\n{{seat, select, none {Online} other {Seat {{seat}}}}}, {{credits, number}} "
     "credits {"},
    {"booked.de",
     "Subject: {{exam}}, {{day, date}}\n\n{{start, moment}}{{yours, select, none {} other {\nIhre Zeit: "
     "{{yours, moment}}}}}\n{{seat, select, none {Online} other {Platz {{seat}}}}}, {{credits, number}} "
     "Punkte {"}};

TEST(Templates, write_days_moments_and_numbers_as_the_language_does) {
    const Facts facts{{"exam", "Cloud"},
                      {"day", "2026-03-05"},
                      {"start", "2026-03-05T13:05:00Z Europe/Berlin"},
                      {"yours", "2026-03-05T13:05:00Z Asia/Tokyo"},
                      {"seat", "7"},
                      {"credits", "2.5"}};
    EXPECT_TRUE(with(booked).problems().empty());
    const auto english = with(booked).render("booked", "en", facts);
    ASSERT_TRUE(english);
    EXPECT_EQ(english->subject, "Cloud, 5 March 2026");
    EXPECT_EQ(english->body,
              "5 March 2026, 14:05 (Europe/Berlin)\nYour time: 5 March 2026, 22:05 (Asia/Tokyo)\n"
              "Seat 7, 2.5 credits {\n");
    const auto german = with(booked).render("booked", "de-AT", facts);
    ASSERT_TRUE(german);
    EXPECT_EQ(german->subject, "Cloud, 5. März 2026");
    EXPECT_EQ(german->body,
              "5. März 2026, 14:05 (Europe/Berlin)\nIhre Zeit: 5. März 2026, 22:05 (Asia/Tokyo)\n"
              "Platz 7, 2,5 Punkte {\n");
}

TEST(Templates, choose_words_by_a_fact) {
    const auto r = with(booked).render("booked", "de",
                                       {{"exam", "Cloud"},
                                        {"day", "soon"},
                                        {"start", "soon"},
                                        {"yours", ""},
                                        {"seat", ""},
                                        {"credits", "1"}});
    ASSERT_TRUE(r);
    EXPECT_EQ(r->subject, "Cloud, soon");
    EXPECT_EQ(r->body, "soon\nOnline, 1 Punkte {\n");
    EXPECT_EQ(with(booked).facts_of("booked"),
              (std::set<std::string>{"credits", "day", "exam", "seat", "start", "yours"}));
}

TEST(Templates, refuse_choices_that_are_not_whole) {
    for (const char* text :
         {"{{a, select, b {x}}}", "{{a, select}}", "{{a, day}}", "{{a, select, other {x}",
          "{{a, select, other x}}", "{{a, select, other {{{b}}}", "{{a, select, b {x} other}}"}) {
        EXPECT_THROW(with({{"a.en", std::string("Subject: a\n\n") + text}}), std::invalid_argument) << text;
    }
}

TEST(Templates, know_their_own_problems) {
    EXPECT_TRUE(with(welcome).problems().empty());
    const auto problems =
        with({{"a.de", "Subject: a\n\nb"}, {"b.en", "Subject: a\n\n{{x}}"}, {"b.de", "Subject: a\n\n{{y}}"}})
            .problems();
    EXPECT_EQ(problems,
              (std::vector<std::string>{"a: no English text", "b.de: names other facts than English"}));
}

}  // namespace
