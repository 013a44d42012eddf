# offprint-floor: what tools/bench compares offprint with. Built on request.
add_executable(offprint-floor EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/benchmarks/floor.cc)
target_link_libraries(offprint-floor PRIVATE offprint_flags ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY}
                                             PkgConfig::libdeflate PkgConfig::libxxhash)

# offprint-segment: whose divisions of words tools/score_segmentation scores. Built on request.
add_executable(offprint-segment EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/segment.cc)
target_link_libraries(offprint-segment PRIVATE offprint_normalize)
