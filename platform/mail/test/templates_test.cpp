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

TEST(Templates, know_their_own_problems) {
    EXPECT_TRUE(with(welcome).problems().empty());
    const auto problems =
        with({{"a.de", "Subject: a\n\nb"}, {"b.en", "Subject: a\n\n{{x}}"}, {"b.de", "Subject: a\n\n{{y}}"}})
            .problems();
    EXPECT_EQ(problems,
              (std::vector<std::string>{"a: no English text", "b.de: names other facts than English"}));
}

}  // namespace
