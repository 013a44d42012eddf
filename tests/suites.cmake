# Everything that is tested from outside the program: the project's own checks, golden cases, judges and corpora.
# Debian's own Python, whatever else is on the PATH: the judges that are Python modules belong to it.
find_program(DEBIAN_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)

foreach(check layers sizes codes docs)
  add_test(NAME unit.check_${check} COMMAND ${DEBIAN_PYTHON} ${PROJECT_SOURCE_DIR}/tools/check_${check})
endforeach()
add_test(NAME unit.tools COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/tools/tools_test.py)
set_tests_properties(unit.check_layers unit.check_sizes unit.check_codes unit.check_docs unit.tools PROPERTIES LABELS unit)

# What the programs are: how they were built, and what of.
set(programs $<TARGET_FILE:offprint> $<TARGET_FILE:offprint-image> $<TARGET_FILE:offprint-cover>)
if(OFFPRINT_HARDEN)
  add_test(NAME unit.hardening COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/tools/hardening_test.py
    ${programs})
  set_tests_properties(unit.hardening PROPERTIES LABELS unit)
endif()
if(TARGET sbom)
  add_test(NAME unit.sbom COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/tools/sbom_test.py
    ${PROJECT_BINARY_DIR}/offprint.spdx.json ${programs})
  set_tests_properties(unit.sbom PROPERTIES LABELS unit)
endif()

file(GLOB cases CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/golden/*/command)
foreach(command IN LISTS cases)
  cmake_path(GET command PARENT_PATH folder)
  cmake_path(GET folder FILENAME case)
  add_test(NAME golden.${case} COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/golden/run.py
                                       --program $<TARGET_FILE:offprint> ${case})
  set_tests_properties(golden.${case} PROPERTIES LABELS golden ENVIRONMENT "${OFFPRINT_TEST_ENVIRONMENT}")
endforeach()

# A web of their own, on this machine; and folders that change.
foreach(suite fetch notify watch)
  add_test(NAME golden.${suite} COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/${suite}/run.py
                                        --program $<TARGET_FILE:offprint>)
  set_tests_properties(golden.${suite} PROPERTIES LABELS golden ENVIRONMENT "${OFFPRINT_TEST_ENVIRONMENT}")
endforeach()

# A year of builds, and readers of its feeds; of sanitizers' slow programs a few weeks.
if(OFFPRINT_SANITIZE)
  set(weeks --steps 10 --articles 60)
endif()
add_test(NAME golden.year COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/year/run.py
                                  --program $<TARGET_FILE:offprint> ${weeks})
set_tests_properties(golden.year PROPERTIES LABELS golden COST 100 TIMEOUT 600 ENVIRONMENT "${OFFPRINT_TEST_ENVIRONMENT}")

# Calls of the operating system and allocations that fail, builds that are killed, full disks, damaged files. Each has a
# library loaded before the program's own, and takes --times N and --all by hand.
add_library(offprint_faults MODULE ${CMAKE_CURRENT_SOURCE_DIR}/faults/faults.c
                                   ${CMAKE_CURRENT_SOURCE_DIR}/faults/memory.c)
target_link_libraries(offprint_faults PRIVATE ${CMAKE_DL_LIBS})
target_link_options(offprint_faults PRIVATE -Wl,--build-id=none)  # the program would take itself for another one
foreach(suite calls changes disks kept kills ledger memory outside)
  add_test(NAME faults.${suite} COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/faults/${suite}.py
                                        --program $<TARGET_FILE:offprint> --faults $<TARGET_FILE:offprint_faults>)
  set_tests_properties(faults.${suite} PROPERTIES LABELS faults TIMEOUT 600 ENVIRONMENT "${OFFPRINT_TEST_ENVIRONMENT}")
endforeach()

# Sources that are bombs, each beside a good article.
add_test(NAME bombs COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/bombs/run.py --program $<TARGET_FILE:offprint>)
set_tests_properties(bombs PROPERTIES LABELS bombs TIMEOUT 600 ENVIRONMENT "${OFFPRINT_TEST_ENVIRONMENT}")

# The samples are built once; then every judge looks at what came out. A judge that is not installed fails.
set(conformance ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/conformance/run.py
    --program $<TARGET_FILE:offprint> --judges ${PROJECT_SOURCE_DIR}/build/judges
    --work ${CMAKE_CURRENT_BINARY_DIR}/conformance)
add_test(NAME conformance.build COMMAND ${conformance} build)
set_tests_properties(conformance.build PROPERTIES FIXTURES_SETUP samples LABELS conformance)
foreach(judge ocf epubcheck epubcheck-ts vnu ace epubjs foliate calibre mutool pandoc
              jsonfeed atom feedsmith feedparser newsboat rss-parser feed-parser feed-extractor)
  add_test(NAME conformance.${judge} COMMAND ${conformance} ${judge})
  set_tests_properties(conformance.${judge} PROPERTIES FIXTURES_REQUIRED samples LABELS conformance TIMEOUT 300)
endforeach()
# offprint's own feeds are sources, too.
add_test(NAME conformance.round_trip COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/conformance/round_trip.py
                                             --program $<TARGET_FILE:offprint>)
set_tests_properties(conformance.round_trip PROPERTIES LABELS conformance TIMEOUT 300)
add_test(NAME conformance.judges_can_fail
         COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/conformance/judges_test.py
                 ${PROJECT_SOURCE_DIR}/build/judges)
set_tests_properties(conformance.judges_can_fail PROPERTIES LABELS conformance TIMEOUT 300)

# Hostile payloads: what a browser makes of what the program makes of them, and that they are hostile.
foreach(what payloads harness)
  add_test(NAME hostile.${what} COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/hostile/run.py
                                        --program $<TARGET_FILE:offprint> --judges ${PROJECT_SOURCE_DIR}/build/judges
                                        --work ${CMAKE_CURRENT_BINARY_DIR}/hostile ${what})
  set_tests_properties(hostile.${what} PROPERTIES LABELS conformance COST 60 TIMEOUT 300)
endforeach()

foreach(corpus digitalgov til opensource-guide 18f rust-blog wxr)
  add_test(NAME corpora.${corpus} COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/corpora/run.py
                                          --program $<TARGET_FILE:offprint> --judges ${PROJECT_SOURCE_DIR}/build/judges
                                          ${corpus})
  set_tests_properties(corpora.${corpus} PROPERTIES LABELS corpora SKIP_RETURN_CODE 77 TIMEOUT 1800)
endforeach()

add_test(NAME corpora.feedparser COMMAND ${DEBIAN_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/corpora/feedparser.py
                                         --program $<TARGET_FILE:offprint> --least held=0.97)
set_tests_properties(corpora.feedparser PROPERTIES LABELS corpora SKIP_RETURN_CODE 77 TIMEOUT 1800)

# What is made of pages whose right answers are known.
set(score ${DEBIAN_PYTHON} ${PROJECT_SOURCE_DIR}/tools/score_extraction --program $<TARGET_FILE:offprint>)
set(corpora_folder ${PROJECT_SOURCE_DIR}/../shared/corpora)
add_test(NAME corpora.wcxb-dev COMMAND ${score} --least f1=0.93 --least titles=0.95 --least authors=0.75 --least dates=0.85
                                       ${corpora_folder}/wcxb-dev)
add_test(NAME corpora.captures-dev COMMAND ${score} --least f1=0.88 ${corpora_folder}/captures-dev)
set_tests_properties(corpora.wcxb-dev corpora.captures-dev PROPERTIES LABELS corpora SKIP_RETURN_CODE 77 TIMEOUT 1800)
