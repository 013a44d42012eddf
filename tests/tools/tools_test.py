#!/usr/bin/env python3
"""The project's own checks can fail: each is shown small bad trees, and a good one."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(command, cwd=None):
    done = subprocess.run(command, cwd=cwd, text=True, capture_output=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Tree(unittest.TestCase):
    """A temporary tree of files, and a check to run on it."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def check(self, tool):
        return run([sys.executable, ROOT / "tools" / tool, self.root])


class FeedparserCorpus(unittest.TestCase):
    """The runner of the feedparser corpus can find fault."""

    def setUp(self):
        sys.path.insert(0, str(ROOT / "tests/corpora"))
        self.addCleanup(sys.path.remove, str(ROOT / "tests/corpora"))

    def test_expectations_are_walked_and_not_run(self):
        import expectations
        names = {"entries": [{"title": "A", "tags": ["x"]}], "bozo": False}

        def holds(text):
            return [expectations.truth(expectations.Evaluator(names).value(c)) for c in expectations.clauses(text)]
        self.assertEqual(holds("not bozo and entries[0]['title'] == 'A' and len(entries[0].tags) == 1"), [True] * 3)
        self.assertEqual(holds("entries[0]['title'] == 'B'"), [False])
        with self.assertRaises(expectations.NotModelled):
            holds("__import__('os').getcwd() == ''")
        with self.assertRaises(expectations.Absent):
            holds("entries[0]['link'] == 'B'")

    def test_trees_are_equal_whatever_their_spelling(self):
        from markup_trees import text_and_links, tree
        self.assertEqual(tree("<P class=b id=a> x <BR>&lt;y"), tree("<p id='a' class='b'>x<br/>&#60;y</p>"))
        self.assertNotEqual(tree("<p>x</p>"), tree("<p>x y</p>"))
        self.assertNotEqual(tree("<b>x</b>"), tree("<i>x</i>"))
        self.assertEqual(text_and_links("<b>x</b> <a href='u'>y</a>"), text_and_links("x <i><a href='u'>y</a></i>"))
        self.assertNotEqual(text_and_links("<a href='u'>y</a>"), text_and_links("<a href='v'>y</a>"))

    def test_active_content_is_seen(self):
        sys.modules.pop("feedparser", None)
        from feedparser import active, fault
        sys.modules.pop("feedparser", None)
        for body in ("<script>a</script>", "<p onclick='a'>", "<a href=' java&#115;cript:a'>", "<p style='a'>",
                     "<svg>"):
            self.assertTrue(active("<body>" + body), body)
        self.assertFalse(active("<head><style></style></head><body><a href='https://a.example'>script</a>"))
        self.assertTrue(fault(b"<a><b></a>"))
        self.assertFalse(fault(b"<a>&eacute;<x:b/></a>"))


class Benchmarks(Tree):
    """Archives of any size, made of real articles."""

    def scale(self, count, folder):
        status, text = run([sys.executable, "-B", ROOT / "tools/benchmarks/scale.py", self.root / "corpus", str(count),
                            self.root / folder])
        self.assertEqual((status, text), (0, ""))
        return {path.relative_to(self.root / folder).as_posix(): path.read_text()
                for path in sorted((self.root / folder).rglob("*.md"))}

    def test_articles_are_recombined_and_always_alike(self):
        fronts = ["---\ntitle: 'Salt'\nslug: salt\naliases:\n  - /old\n- /older\ntags: [a]\n---\n",
                  '+++\ntitle = "Fog"\npath = "2024/fog"\naliases = [\n  "/o",\n]\n+++\n', ""]
        for number, front in enumerate(fronts):
            text = "".join(f"Paragraph {number} {i} of [a link][l{number}].\n\n" for i in range(20))
            self.write(f"corpus/n{number}/index.md", f"{front}{text}```\nx\n\ny\n```\n\n[l{number}]: /there/{number}\n")
        made = self.scale(600, "made")
        self.assertEqual(self.scale(600, "again"), made)
        self.assertEqual(len(made), 600)
        self.assertEqual(len({name.split("/")[0] for name in made}), 3)
        titles = [line for text in made.values() for line in text.splitlines()[:2] if line.startswith(("ti", "# n"))]
        self.assertEqual(len(set(titles)), 600)
        mean = sum(map(len, made.values())) / 600
        there = sum(path.stat().st_size for path in (self.root / "corpus").rglob("*.md")) / 3
        self.assertLess(abs(mean / there - 1), 0.1)
        for text in made.values():
            self.assertNotIn("/o", text)
            self.assertEqual(text.count("```") % 2, 0)
            for number in range(3):
                self.assertEqual(f"[l{number}]:" in text, f"[a link][l{number}]" in text)

    def test_a_folder_without_articles_is_told(self):
        (self.root / "empty").mkdir()
        status, text = run([sys.executable, "-B", ROOT / "tools/benchmarks/scale.py", self.root / "empty", "5",
                            self.root / "made"])
        self.assertEqual((status, text), (1, f"{self.root / 'empty'}: no Markdown articles\n"))


class Layers(Tree):
    def assert_found(self, expected):
        status, text = self.check("check_layers")
        self.assertIn(expected, text)
        self.assertEqual(status, 1)

    def test_a_good_tree_passes(self):
        self.write("src/base/date.h", "#include <string>\n")
        self.write("src/base/date_parse.cc", '#include "base/date.h"\n#include <date/date.h>\n')
        self.write("src/base/date_format.cc", '#include "base/date.h"\n#include <date/date.h>\n')
        self.write("src/ingest/reader.h", '#include "base/date.h"\n')
        self.write("src/ingest/html/html_reader.cc", '#include "ingest/reader.h"\n')
        self.assertEqual(self.check("check_layers"), (0, ""))

    def test_two_types_of_one_program_have_two_names(self):
        self.write("src/ingest/part.h", "struct Part {\n  enum class Kind { one };\n};\nstruct Other;\n")
        self.write("src/base/other.h", "class Other {\n  enum class Kind { one };\n};\n")
        self.write("src/image/part.h", "struct Part {};\n")
        self.assertEqual(self.check("check_layers"), (0, ""))
        self.write("src/export/part.h", "enum class Part { one };\n")
        self.assert_found("src/ingest/part.h: src/export/part.h has a Part, too")

    def test_a_lower_layer_never_includes_a_higher_one(self):
        self.write("src/model/body.h", "")
        self.write("src/base/date.h", '#include "model/body.h"\n')
        self.assert_found('src/base/date.h:1: base may not include model ("model/body.h")')

    def test_layers_beside_each_other_never_meet(self):
        self.write("src/export/exporter.h", "")
        self.write("src/ingest/reader.h", '\n#include "export/exporter.h"\n')
        self.assert_found("src/ingest/reader.h:2: ingest may not include export")

    def test_sibling_folders_never_meet(self):
        self.write("src/export/rss/rss_item.h", "")
        self.write("src/export/epub/chapter.cc", '#include "export/rss/rss_item.h"\n')
        self.assert_found("export/epub may not include its sibling export/rss")

    def test_a_library_stays_in_its_layer(self):
        self.write("src/cli/cli.cc", "#include <sqlite3.h>\n")
        self.assert_found("src/cli/cli.cc:1: cli may not include SQLite (<sqlite3.h>)")

    def test_a_library_has_one_door(self):
        self.write("src/syntax/yaml.cc", "#include <yaml.h>\n")
        self.write("src/syntax/front.cc", "#include <yaml.h>\n")
        self.assert_found("libyaml is included by more than one door: src/syntax/front.cc, src/syntax/yaml.cc")

    def test_an_unknown_library_is_reported(self):
        self.write("src/base/date.h", "#include <absl/strings/str_cat.h>\n")
        self.assert_found("<absl/strings/str_cat.h> belongs to no library")

    def test_an_unknown_folder_is_reported(self):
        self.write("src/util/things.h", "")
        self.assert_found("src/util/things.h: util is no layer")


class Sizes(Tree):
    def assert_found(self, expected):
        status, text = self.check("check_sizes")
        self.assertIn(expected, text)
        self.assertEqual(status, 1)

    def test_a_good_tree_passes(self):
        body = "  a();\n" * 57
        self.write("src/a.cc", f"namespace b {{\nvoid f() {{\n{body}}}\n}}\n" + "// x\n" * 300)
        self.assertEqual(self.check("check_sizes"), (0, ""))

    def test_a_long_file_is_reported(self):
        self.write("src/a.h", "\n" * 401)
        self.assert_found("src/a.h: 401 lines, over 400")

    def test_a_long_line_is_reported(self):
        self.write("tests/unit/a.cc", "int a;\n//" + "x" * 99 + "\n")
        self.assert_found("tests/unit/a.cc:2: 101 columns, over 100")

    def test_columns_are_characters_not_bytes(self):
        self.write("src/a.cc", "//" + "é" * 98 + "\n")
        self.assertEqual(self.check("check_sizes"), (0, ""))

    def test_a_long_function_is_reported_whatever_it_holds(self):
        for kind in ("int C::f(int a) const noexcept {\n%s}\n", "C::C(int a) : a_{a}, b_(a) {\n%s}\n",
                     "BOOST_AUTO_TEST_CASE(f) {\n%s}\n", "struct S {\n  void f() {\n%s}\n};\n",
                     "auto f() -> std::vector<int> {\n%s}\n"):
            with self.subTest(kind):
                body = '  g(R"({)", "}", \'{\', [&] { return 1\'000; });  // {\n' * 60
                self.write("src/a.cc", "namespace {\n\n" + kind % body + "\n}  // namespace\n")
                self.assert_found("has 62 lines, over 60")

    def test_a_long_python_function_is_reported(self):
        self.write("tools/a", "#!/usr/bin/env python3\ndef f():\n" + "    f()\n" * 60)
        self.assert_found("tools/a:2: f has 61 lines, over 60")


class Codes(Tree):
    ENTRY = 'OFFPRINT_CODE(date_invalid, "date-invalid", warning, none, "Words.")\n'

    def assert_found(self, expected):
        status, text = self.check("check_codes")
        self.assertIn(expected, text)
        self.assertEqual(status, 1)

    def test_a_unit_test_covers_a_code(self):
        self.write("src/base/codes.def", self.ENTRY)
        self.write("tests/unit/base/date_test.cc", "x == Code::date_invalid;\n")
        self.assertEqual(self.check("check_codes"), (0, ""))

    def test_a_golden_case_covers_a_code(self):
        self.write("src/base/codes.def", self.ENTRY)
        self.write("tests/golden/dates/expected/stderr", "a.md:1:1: warning: x [date-invalid]\n")
        self.assertEqual(self.check("check_codes"), (0, ""))

    def test_an_untested_code_is_reported(self):
        self.write("src/base/codes.def", self.ENTRY)
        self.write("tests/unit/base/date_test.cc", "x == Code::date_invalid_zone;\n")
        self.assert_found("date-invalid: no golden case expects it and no unit test names it")

    def test_a_strange_id_is_reported(self):
        self.write("src/base/codes.def", 'OFFPRINT_CODE(\n    a_b, "a_b", error, none,\n    "Words.")\n')
        self.assert_found("a_b: is not the kebab-case form of a_b")

    def test_an_empty_list_is_reported(self):
        self.write("src/base/codes.def", "// nothing\n")
        self.assert_found("no diagnostic in it")


class Docs(Tree):
    README = ("[schema](schemas/publication.schema.json)\n\n| option | x |\n|---|---|\n| `--jobs N` | x |\n\n"
              "| key | x |\n|---|---|\n| `outputs` | x |\n| `outputs[].kind` | `epub` or `rss`, default epub |\n\n"
              "| field | keys | x |\n|---|---|---|\n| title | `title` `headline` | x |\n")
    SCHEMA = """{"properties": {"outputs": {"items": {"$ref": "#/definitions/output"}}}, "definitions":
      {"output": {"properties": {"kind": {"enum": ["epub", "rss"], "default": "epub"}}}}}"""

    def setUp(self):
        super().setUp()
        self.write("README.md", self.README)
        self.write("schemas/publication.schema.json", self.SCHEMA)
        self.write("src/ingest/field_names.def",
                   'OFFPRINT_FIELD_NAME("title", title)\nOFFPRINT_FIELD_NAME("headline", title)\n')
        self.write("src/cli/options.cc", 'describe(\n  add_options()("jobs,j", "x");\n'
                                         "po::options_description();\n")
        self.write("tools/man/offprint.1", ".B \\-\\-jobs\n")

    def assert_found(self, expected):
        status, text = self.check("check_docs")
        self.assertIn(expected, text)
        self.assertEqual(status, 1)

    def change(self, old, new, name="README.md"):
        text = (self.root / name).read_text()
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def test_good_documentation_passes(self):
        self.assertEqual(self.check("check_docs"), (0, ""))

    def test_keys_of_the_configuration_are_told(self):
        self.change("| `outputs` | x |\n", "| `output` | x |\n")
        self.assert_found("README.md: the configuration has no key `output`")
        self.assert_found("README.md: the table of the configuration does not tell `outputs`")

    def test_choices_and_defaults_are_told(self):
        self.change(" or `rss`, default epub", "")
        self.assert_found("README.md: `outputs[].kind` does not tell rss")

    def test_names_of_fields_are_told_in_their_order(self):
        self.change("`title` `headline`", "`headline` `title`")
        self.assert_found("README.md: the keys of `title` are ['title', 'headline'], not ['headline', 'title']")

    def test_options_are_told_in_both_places(self):
        self.change("jobs", "job", "tools/man/offprint.1")
        self.assert_found("tools/man/offprint.1: does not tell --jobs")
        self.change("--jobs", "--threads")
        self.assert_found("README.md: there is no option --threads")

    def test_links_lead_somewhere(self):
        self.change("publication.schema.json)", "gone.json)")
        self.assert_found("README.md: there is no schemas/gone.json")


class Golden(Tree):
    def setUp(self):
        super().setUp()
        self.program = self.write("bin/offprint", "#!/bin/sh\necho out; echo err >&2; echo made >made.txt; exit 3\n")
        self.program.chmod(0o755)
        self.write("cases/one/command", "offprint build\n")
        self.write("cases/one/input/a.md", "# A\n")

    def golden(self, *arguments):
        return run([sys.executable, ROOT / "tests/golden/run.py", "--program", self.program,
                    "--cases", self.root / "cases", *arguments])

    def change(self, name, text):
        status, _ = self.golden("--accept")
        self.assertEqual(status, 0)
        self.assertEqual(self.golden()[0], 0)
        self.write("cases/one/expected/" + name, text)
        return self.golden()

    def test_each_kind_of_output_is_compared(self):
        for name in ("stdout", "stderr", "status", "files/made.txt", "files/other.txt", "files/empty.txt"):
            with self.subTest(name):
                status, text = self.change(name, "" if "empty" in name else "something else\n")
                self.assertEqual(status, 1)
                self.assertIn(name, text)

    def test_a_case_without_expectations_fails(self):
        self.assertEqual(self.golden()[0], 1)

    def test_a_machine_path_fails(self):
        self.program.write_text("#!/bin/sh\npwd\n")
        status, text = self.golden("--accept")
        self.assertEqual(status, 1)
        self.assertIn("names a folder of this machine", text)


class ScoreExtraction(Tree):
    """A program that always prints the same record, and answers that agree with it or do not."""

    def score(self, answer, *bounds):
        record = {"title": "A Lamp | The Daily Lamp", "body_text": "one two three four",
                  "authors": [{"name": "Ada Roe"}, {"name": "Ben Poe"}], "published": "2024-03-12T08:00:00Z"}
        self.write("record.json", json.dumps(record))
        program = self.write("program", f"#!/bin/sh\ncat {self.root}/record.json\n")
        program.chmod(0o755)
        self.write("pages/1.html", "<p>")
        self.write("pages/1.json", json.dumps({"ground_truth": answer}))
        command = [sys.executable, ROOT / "tools/score_extraction", "--program", program, "--worst", "1"]
        return run([*command, *(f"--least={bound}" for bound in bounds), self.root / "pages"])

    def test_right_answers_score(self):
        status, text = self.score({"title": "A lamp", "author": "Ben Poe & Ada Roe", "publish_date": "2024-03-12",
                                   "main_content": "One two, three; four"}, "f1=1", "titles=1", "authors=1", "dates=1")
        self.assertEqual(status, 0)
        self.assertIn("word F1 1.0000 (precision 1.0000, recall 1.0000)", text)
        self.assertIn("titles 1/1 = 100.0 %; authors 1/1 = 100.0 %; dates 1/1 = 100.0 %", text)

    def test_wrong_answers_are_listed_and_fail_a_bound(self):
        status, text = self.score({"title": "A Lamp Post", "author": "Ada Roe", "publish_date": "2024-03-13",
                                   "main_content": "four five"}, "f1=0.5")
        self.assertEqual(status, 1)
        self.assertIn("word F1 0.3333 (precision 0.2500, recall 0.5000)", text)
        self.assertIn("1.html: title is 'A Lamp | The Daily Lamp', should be 'A Lamp Post'", text)
        self.assertIn("1.html: author is ['Ada Roe', 'Ben Poe'], should be 'Ada Roe'", text)
        self.assertIn("1.html: date is '2024-03-12T08:00:00Z', should be '2024-03-13'", text)
        self.assertIn("f1 is below 0.5", text)

    def test_a_folder_without_pages_is_skipped(self):
        command = [sys.executable, ROOT / "tools/score_extraction", self.root / "nowhere"]
        self.assertEqual(run(command)[0], 77)


if __name__ == "__main__":
    os.environ.pop("OFFPRINT", None)
    unittest.main()
