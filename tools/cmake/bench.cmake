# offprint-floor: what tools/bench compares offprint with. Built on request.
add_executable(offprint-floor EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/benchmarks/floor.cc)
target_link_libraries(offprint-floor PRIVATE offprint_flags ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY}
                                             PkgConfig::libdeflate PkgConfig::libxxhash)

# offprint-segment: whose divisions of words tools/score_segmentation scores. Built on request.
add_executable(offprint-segment EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/segment.cc)
target_link_libraries(offprint-segment PRIVATE offprint_normalize)

# offprint-micro: the functions that cost most, each by itself (tools/bench --micro).
option(OFFPRINT_BENCH "Build the micro-benchmarks, which need Google Benchmark" OFF)
if(OFFPRINT_BENCH)
  find_package(benchmark REQUIRED)
  file(GLOB micro_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/benchmarks/micro/*.cc)
  add_executable(offprint-micro EXCLUDE_FROM_ALL ${micro_sources})
  target_compile_definitions(offprint-micro PRIVATE OFFPRINT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(offprint-micro PRIVATE offprint_pipeline benchmark::benchmark)
endif()
