# offprint.spdx.json, beside the programs: what they are made of. Where there is no Debian there is nobody to ask.
find_program(DPKG_QUERY dpkg-query)
if(DPKG_QUERY)
  set(sbom ${PROJECT_BINARY_DIR}/offprint.spdx.json)
  set(programs $<TARGET_FILE:offprint> $<TARGET_FILE:offprint-image> $<TARGET_FILE:offprint-cover>)
  add_custom_command(OUTPUT ${sbom} VERBATIM COMMENT "Writing the SBOM of the programs"
    COMMAND ${PROJECT_SOURCE_DIR}/tools/sbom --build ${PROJECT_BINARY_DIR} --output ${sbom} ${programs}
    DEPENDS offprint offprint-image offprint-cover ${PROJECT_SOURCE_DIR}/tools/sbom)
  add_custom_target(sbom ALL DEPENDS ${sbom})
endif()
