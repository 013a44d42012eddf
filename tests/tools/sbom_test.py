#!/usr/bin/env python3
"""sbom_test.py SBOM PROGRAM…: the SBOM that the build wrote is sound, of these programs, and names what they hold."""
import hashlib
import json
import pathlib
import re
import sys
import unittest

SBOM, PROGRAMS = pathlib.Path(sys.argv[1]), [pathlib.Path(p) for p in sys.argv[2:]]


class Sbom(unittest.TestCase):
    def setUp(self):
        self.document = json.loads(SBOM.read_text())
        self.packages = {package["name"]: package for package in self.document["packages"]}

    def related(self, how):
        """The names of packages at the ends of relationships of one kind."""
        names = {package["SPDXID"]: package["name"] for package in self.document["packages"]}
        ends = [r[end] for r in self.document["relationships"] if r["relationshipType"] == how
                for end in ("spdxElementId", "relatedSpdxElement")]
        return {names[end] for end in ends if end in names}

    def test_it_is_spdx(self):
        document = self.document
        self.assertEqual((document["spdxVersion"], document["dataLicense"], document["SPDXID"]),
                         ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT"))
        self.assertRegex(document["documentNamespace"], r"^urn:uuid:[0-9a-f-]{36}$")
        self.assertRegex(document["creationInfo"]["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        for thing in document["packages"] + document["files"]:
            self.assertRegex(thing["SPDXID"], r"^SPDXRef-[A-Za-z0-9.-]+$")
        for package in document["packages"]:
            self.assertIn("downloadLocation", package)
            self.assertTrue(package["versionInfo"])

    def test_every_id_is_one_thing(self):
        known = [thing["SPDXID"] for thing in self.document["packages"] + self.document["files"]]
        self.assertEqual(len(known), len(set(known)))
        for relationship in self.document["relationships"]:
            for end in ("spdxElementId", "relatedSpdxElement"):
                self.assertIn(relationship[end], known + ["SPDXRef-DOCUMENT"])

    def test_the_programs_are_those_that_were_built(self):
        files = {file["fileName"]: file for file in self.document["files"]}
        for program in PROGRAMS:
            sums = {entry["algorithm"]: entry["checksumValue"] for entry in files[f"./{program.name}"]["checksums"]}
            self.assertEqual(sums["SHA256"], hashlib.sha256(program.read_bytes()).hexdigest())

    def test_what_is_loaded_compiled_in_and_used_is_named(self):
        self.assertLessEqual({"libzip4", "libc6", "libsqlite3-0", "libvips42"}, self.related("DYNAMIC_LINK"))
        self.assertLessEqual({"libcmark-gfm-dev", "libtomlplusplus-dev", "libvalijson-dev", "libkainjow-mustache-dev"},
                             self.related("STATIC_LINK"))
        self.assertTrue(any(re.match(r"g\+\+|clang", name) for name in self.related("BUILD_TOOL_OF")))
        self.assertNotIn("librapidcheck-dev", set(self.packages))  # of the tests
        locator = self.packages["libzip4"]["externalRefs"][0]["referenceLocator"]
        self.assertTrue(locator.startswith(f"pkg:deb/debian/libzip4@{self.packages['libzip4']['versionInfo']}?arch="))

    def test_data_of_others_has_its_license(self):
        licenses = {file["fileName"]: file["licenseConcluded"] for file in self.document["files"]}
        self.assertEqual(licenses["./src/normalize/data/words.en.txt"], "MIT")
        self.assertEqual(licenses["./src/normalize/data/media_topics.tsv"], "CC-BY-4.0")


unittest.main(argv=sys.argv[:1])
