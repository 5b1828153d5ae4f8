#include "reference.hpp"

#include <qti/body.hpp>

#include <set>

namespace qti {
namespace {

using Ids = std::vector<std::string>;

// A tree as a line: <p class=x>text</p>.
std::string line(const std::vector<Node>& nodes) {
    std::string out;
    for (const Node& node : nodes) {
        if (node.name.empty()) {
            out += node.text;
            continue;
        }
        out += "<" + node.name;
        for (const auto& [name, value] : node.attributes) {
            out += " " + name + "=" + value;
        }
        out += node.children.empty() ? "/>" : ">" + line(node.children) + "</" + node.name + ">";
    }
    return out;
}
std::string shown(const std::string& inside, const std::string& declarations = "", const Showing& how = {}) {
    const ItemRef item = test::read(declarations + "<qti-item-body>" + inside + "</qti-item-body>");
    return item ? line(body_of(*item, begin(*item, 1), how).nodes) : "";
}
Ids ids_in(const Node& node) {
    Ids list;
    if (const std::string_view id = node.attribute("identifier"); !id.empty()) {
        list.emplace_back(id);
    }
    for (const Node& child : node.children) {
        for (std::string& id : ids_in(child)) {
            list.push_back(std::move(id));
        }
    }
    return list;
}

TEST(Body, KeepsProseAndDropsWhatActs) {
    EXPECT_EQ("<p>a <em>b</em></p>", shown("<p onclick='x()' style='color:red'>a <em>b</em></p>"));
    EXPECT_EQ("<p>a</p>", shown("<p>a<script>alert(1)</script><style>p{}</style></p>"));
    EXPECT_EQ("<p><a>x</a></p>", shown("<p><a href='javascript:alert(1)'>x</a></p>"));
    EXPECT_EQ("<p><a>x</a></p>", shown("<p><a href=' java&#10;script:alert(1)'>x</a></p>"));
    EXPECT_EQ("<p><a href=https://x.org/>x</a></p>", shown("<p><a href='https://x.org/'>x</a></p>"));
    EXPECT_EQ("<p><img alt=x/></p>", shown("<p><img src='http://x.org/a.png' alt='x'/></p>"));
    EXPECT_EQ("<p><img alt=x/></p>", shown("<p><img src='//x.org/a.png' alt='x'/></p>"));
    EXPECT_EQ("<p><img alt=x/></p>", shown("<p><img src='data:image/png;base64,AA' alt='x'/></p>"));
    EXPECT_EQ("<div>a<p>b</p></div>", shown("<div>\n a\n <p>b</p>\n </div>"));
    EXPECT_EQ("<pre>a\n  b</pre>", shown("<pre>a\n  b</pre>"));
}

TEST(Body, StrangersElementsLoseTheirTags) {
    EXPECT_EQ("<p>a word</p>", shown("<p>a <x:y xmlns:x='urn:x'>word</x:y></p>"));
    EXPECT_EQ("<p><code>a</code></p>", shown("<p><tt>a</tt></p>"));
}

TEST(Body, ClassesAndIdsCannotMeetThePages) {
    EXPECT_EQ("<p id=q-main class=qti-italic>a</p>",
              shown("<p id='main' class='qti-italic hidden row'>a</p>"));
    EXPECT_EQ("<p aria-describedby=q-a q-b>x<a href=#q-a>y</a></p>",
              shown("<p aria-describedby='a b'>x<a href='#a'>y</a></p>"));
}

TEST(Body, ObjectsBecomePicturesSoundsAndFilms) {
    EXPECT_EQ("<img src=a.png alt=A map width=10/>",
              shown("<object data='a.png' type='image/png' width='10'>A  map</object>"));
    EXPECT_EQ("<audio src=a.mp3/>", shown("<object data='a.mp3' type='audio/mpeg'/>"));
    EXPECT_EQ("<video src=a.mp4/>", shown("<object data='a.mp4'/>"));
    EXPECT_EQ("<p>instead</p>", shown("<object data='a.swf' type='application/x-shockwave-flash'>"
                                      "<p>instead</p></object>"));
}

TEST(Body, FilesAreWhereTheSiteSays) {
    const Showing how{.address = [](std::string_view path) { return path == "a b.png" ? "/files/1" : ""; }};
    EXPECT_EQ("<p><img src=/files/1 alt=/><img alt=y/></p>",
              shown("<p><img src='a%20b.png' alt=''/><img src='c.png' alt='y'/></p>", "", how));
    EXPECT_EQ(
        "<picture><source srcset=/files/1 2x/><img src=/files/1 alt=x/></picture>",
        shown("<picture><source srcset='a%20b.png 2x, c.png 1x'/><img src='a%20b.png' alt='x'/></picture>",
              "", how));
}

TEST(Body, PicturesInTheTextCannotReachOut) {
    const std::string open =
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
        "viewBox='0 0 1 1' onload='x()'>";
    EXPECT_EQ("<svg viewBox=0 0 1 1><circle r=1 fill=red/></svg>",
              shown(open + "<script>x</script><circle r='1' fill='red' onclick='x()'/>"
                           "<foreignObject><p>x</p></foreignObject></svg>"));
    EXPECT_EQ(
        "<svg viewBox=0 0 1 1><use href=#q-a/><use/><image/><rect fill=url(#q-g)/><rect/></svg>",
        shown(open + "<use xlink:href='#a'/><use xlink:href='b.svg#a'/><image href='http://x.org/a.png'/>"
                     "<rect fill='url(#g)'/><rect fill='url(http://x.org/a)'/></svg>"));
}

TEST(Body, FormulasAreCore) {
    const std::string open = "<p><math xmlns='http://www.w3.org/1998/Math/MathML'>", close = "</math></p>";
    EXPECT_EQ("<p><math><mrow><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow></math></p>",
              shown(open + "<mfenced><mi>a</mi><mi>b</mi></mfenced>" + close));
    EXPECT_EQ("<p><math><mi>x</mi></math></p>",
              shown(open + "<semantics><mi>x</mi><annotation>secret</annotation></semantics>" + close));
    EXPECT_EQ("<p><math><mn>4</mn><mi>x</mi></math></p>",
              shown(open + "<mi>A</mi><mi>x</mi>" + close,
                    "<qti-template-declaration identifier='A' cardinality='single' base-type='integer' "
                    "math-variable='true'><qti-default-value><qti-value>4</qti-value></qti-default-value>"
                    "</qti-template-declaration>"));
}

std::string variable(const std::string& type, const std::string& value, const std::string& attributes) {
    return shown(
        "<p><qti-printed-variable identifier='A' " + attributes + "/></p>",
        test::declare("template", "A", "single", type,
                      "<qti-default-value><qti-value>" + value + "</qti-value></qti-default-value>"));
}

TEST(Body, PrintsVariables) {
    EXPECT_EQ("<p>4</p>", variable("integer", "4", ""));
    EXPECT_EQ("<p>3.142</p>", variable("float", "3.14159", "format='%.3f'"));
    EXPECT_EQ("<p>007</p>", variable("integer", "7", "format='%03d'"));
    EXPECT_EQ("<p>ff</p>", variable("integer", "255", "base='16'"));
    EXPECT_EQ("<p>1.5 \u00d7 10<sup>7</sup></p>",
              variable("float", "15000000", "format='%.1e' power-form='true'"));
    EXPECT_EQ("<p>3.5</p>", variable("float", "3.5", "format='%n%n%s'"));
    EXPECT_EQ("<p>red</p>", variable("string", "red", "format='%d'"));
}

const std::string four =
    "<qti-simple-choice identifier='A'>a</qti-simple-choice><qti-simple-choice identifier='B'>b"
    "</qti-simple-choice><qti-simple-choice identifier='C' fixed='true'>c</qti-simple-choice>"
    "<qti-simple-choice identifier='D'>d</qti-simple-choice>";

TEST(Body, OptionsAreCalledWhatTheBrowserCallsThem) {
    const Showing how{.option_name = [](std::string_view response, std::string_view id) {
        return std::string(response) + "." + std::string(1, static_cast<char>(id[0] + 32));
    }};
    EXPECT_EQ(
        "<choice-interaction response-identifier=R><simple-choice identifier=R.a>x</simple-choice>"
        "</choice-interaction>",
        shown("<qti-choice-interaction response-identifier='R'><qti-simple-choice identifier='A'>x"
              "</qti-simple-choice></qti-choice-interaction>",
              test::declare("response", "R", "single", "identifier"), how));
    const std::string gaps = shown(
        "<qti-gap-match-interaction response-identifier='R'><qti-gap-text identifier='A' match-max='1' "
        "match-group='G H'>x</qti-gap-text><p><qti-gap identifier='G' match-group='A'/></p>"
        "</qti-gap-match-interaction>",
        test::declare("response", "R", "multiple", "directedPair"), how);
    EXPECT_TRUE(gaps.contains("match-group=R.g R.h")) << gaps;
    EXPECT_TRUE(gaps.contains("<gap identifier=R.g match-group=R.a/>")) << gaps;
}

TEST(Body, ShufflesBySeedAndKeepsWhatIsFixed) {
    const ItemRef item = test::read(test::declare("response", "R", "single", "identifier") +
                                    "<qti-item-body><qti-choice-interaction response-identifier='R' "
                                    "shuffle='true'><qti-prompt>?</qti-prompt>" +
                                    four + "</qti-choice-interaction></qti-item-body>");
    ASSERT_TRUE(item);
    std::set<Ids> orders;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const State state = begin(*item, seed);
        const Body body = body_of(*item, state);
        EXPECT_EQ(body.nodes, body_of(*item, state).nodes);
        const Ids ids = ids_in(body.nodes.front());
        ASSERT_EQ(4, ids.size());
        EXPECT_EQ("C", ids[2]);
        EXPECT_EQ("prompt", body.nodes.front().children.front().name);
        orders.insert(ids);
    }
    EXPECT_EQ(6, orders.size());
}

TEST(Body, AnOrderIsNeverShownRight) {
    const std::string key =
        "<qti-correct-response><qti-value>B</qti-value><qti-value>A</qti-value>"
        "</qti-correct-response>";
    const ItemRef item = test::read(
        test::declare("response", "R", "ordered", "identifier", key) +
        "<qti-item-body><qti-order-interaction response-identifier='R' shuffle='true'>"
        "<qti-simple-choice identifier='A'>a</qti-simple-choice><qti-simple-choice identifier='B'>b"
        "</qti-simple-choice></qti-order-interaction></qti-item-body>");
    ASSERT_TRUE(item);
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        EXPECT_EQ((Ids{"A", "B"}), ids_in(body_of(*item, begin(*item, seed)).nodes.front()));
    }
}

TEST(Body, TemplatesDecideWhatIsThere) {
    const std::string declared =
        test::declare("template", "T", "single", "identifier",
                      "<qti-default-value><qti-value>yes</qti-value></qti-default-value>") +
        test::declare("response", "R", "single", "identifier");
    EXPECT_EQ("<div><p>a</p></div><p><span>c</span></p>",
              shown("<qti-template-block template-identifier='T' identifier='yes' show-hide='show'><p>a</p>"
                    "</qti-template-block><qti-template-block template-identifier='T' identifier='no' "
                    "show-hide='show'><p>b</p></qti-template-block><p><qti-template-inline "
                    "template-identifier='T' identifier='no' show-hide='hide'>c</qti-template-inline></p>",
                    declared));
    EXPECT_EQ(
        "<choice-interaction response-identifier=R><simple-choice identifier=A>a</simple-choice>"
        "</choice-interaction>",
        shown("<qti-choice-interaction response-identifier='R'><qti-simple-choice identifier='yes' "
              "template-identifier='T' show-hide='hide'>x</qti-simple-choice><qti-simple-choice "
              "identifier='A'>a</qti-simple-choice></qti-choice-interaction>",
              declared));
}

TEST(Body, RubricsAreForThoseTheyName) {
    EXPECT_EQ("<rubric-block>a</rubric-block><rubric-block>b</rubric-block>",
              shown("<qti-rubric-block view='candidate scorer'><qti-content-body>a</qti-content-body>"
                    "</qti-rubric-block><qti-rubric-block><qti-content-body>b</qti-content-body>"
                    "</qti-rubric-block><qti-rubric-block view='scorer'><qti-content-body>key"
                    "</qti-content-body></qti-rubric-block>"));
}

TEST(Body, FeedbackWaitsForProcessing) {
    const ItemRef item = test::read(
        test::declare("response", "R", "single", "identifier") +
        test::declare("outcome", "F", "multiple", "identifier") +
        "<qti-item-body><qti-choice-interaction response-identifier='R'><qti-simple-choice identifier='A'>a"
        "<qti-feedback-inline outcome-identifier='F' identifier='A' show-hide='show'>no!"
        "</qti-feedback-inline></qti-simple-choice></qti-choice-interaction></qti-item-body>"
        "<qti-response-processing><qti-set-outcome-value identifier='F'><qti-multiple><qti-variable "
        "identifier='R'/></qti-multiple></qti-set-outcome-value></qti-response-processing>"
        "<qti-modal-feedback outcome-identifier='F' identifier='A' show-hide='show' title='Oh'>"
        "<qti-content-body>wrong</qti-content-body></qti-modal-feedback>");
    ASSERT_TRUE(item);
    State state = begin(*item, 1);
    EXPECT_FALSE(line(body_of(*item, state, {.feedback = true}).nodes).contains("no!"));
    EXPECT_TRUE(body_of(*item, state, {.feedback = true}).feedback.empty());
    const std::vector<Answer> answers = {{"R", single(BaseType::identifier, std::string("A"))}};
    respond(*item, state, answers);
    EXPECT_TRUE(line(body_of(*item, state, {.feedback = true}).nodes)
                    .contains("<feedback-inline>no!</feedback-inline>"));
    EXPECT_EQ("<modal-feedback title=Oh>wrong</modal-feedback>",
              line(body_of(*item, state, {.feedback = true}).feedback));
    EXPECT_FALSE(line(body_of(*item, state).nodes).contains("no!"));
    EXPECT_TRUE(body_of(*item, state).feedback.empty());
}

TEST(Body, CataloguesComeBeside) {
    const ItemRef item = test::read(
        "<qti-item-body><p data-catalog-idref='c1'>word</p></qti-item-body><qti-catalog-info><qti-catalog "
        "id='c1'><qti-card support='glossary-on-screen' xml:lang='en'><qti-html-content><p>meaning</p>"
        "</qti-html-content></qti-card><qti-card support='spoken'><qti-file-href mime-type='audio/mp3'>"
        "a.mp3</qti-file-href></qti-card></qti-catalog></qti-catalog-info>");
    ASSERT_TRUE(item);
    const Body body = body_of(*item, begin(*item, 1));
    EXPECT_EQ("<p data-catalog-idref=c1>word</p>", line(body.nodes));
    EXPECT_EQ(
        "<catalog id=c1><card support=glossary-on-screen lang=en><html-content><p>meaning</p>"
        "</html-content></card><card support=spoken><file-href mime-type=audio/mp3 href=a.mp3/></card>"
        "</catalog>",
        line(body.catalogs));
}

TEST(Body, PortableInteractionsKeepWhatTheyNeed) {
    const Showing how{.address = [](std::string_view path) { return "/files/" + std::string(path); }};
    const std::string tree = shown(
        "<qti-portable-custom-interaction response-identifier='R' module='tap' data-colour='red' "
        "custom-interaction-type-identifier='urn:tap' onclick='x()'><qti-interaction-modules>"
        "<qti-interaction-module id='tap' primary-path='modules/tap' fallback-path='http://x.org/tap.js'/>"
        "</qti-interaction-modules><qti-interaction-markup><div class='tap qti-x'>Tap<script>x</script></div>"
        "</qti-interaction-markup></qti-portable-custom-interaction>",
        test::declare("response", "R", "single", "integer"), how);
    EXPECT_EQ(
        "<portable-custom-interaction response-identifier=R module=tap data-colour=red "
        "custom-interaction-type-identifier=urn:tap><interaction-modules><interaction-module module-id=tap "
        "primary-path=/files/modules/tap.js/></interaction-modules><interaction-markup><div class=qti-x>Tap"
        "</div></interaction-markup></portable-custom-interaction>",
        tree);
}

TEST(Body, LanguageAndDirection) {
    const ItemRef arabic = test::read("<qti-item-body xml:lang='ar'><p dir='ltr'>x</p></qti-item-body>");
    ASSERT_TRUE(arabic);
    EXPECT_EQ("ar", body_of(*arabic, begin(*arabic, 1)).language);
    EXPECT_EQ("rtl", body_of(*arabic, begin(*arabic, 1)).direction);
    const ItemRef english = test::read("<qti-item-body><p>x</p></qti-item-body>");
    ASSERT_TRUE(english);
    EXPECT_EQ("ltr", body_of(*english, begin(*english, 1)).direction);
    EXPECT_EQ("en", body_of(*english, begin(*english, 1)).language);
}

}  // namespace
}  // namespace qti
