# Makes data files part of the program.
#
#   offprint_embed(TARGET NAMESPACE name FILES file…)
#
# Generates "<name>.embedded.h" in the target's include path, with one `inline constexpr std::string_view` a file in
# namespace offprint::<name>; the identifier is the file's name with every other character turned into `_`.

function(offprint_embed target)
  cmake_parse_arguments(PARSE_ARGV 1 embed "" "NAMESPACE" "FILES")
  set(header ${PROJECT_BINARY_DIR}/embedded/${target}/${embed_NAMESPACE}.embedded.h)
  list(TRANSFORM embed_FILES PREPEND ${PROJECT_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${header}" "-DNAMESPACE=${embed_NAMESPACE}" "-DFILES=${embed_FILES}"
            -P ${PROJECT_SOURCE_DIR}/tools/cmake/embed_files.cmake
    DEPENDS ${embed_FILES} ${PROJECT_SOURCE_DIR}/tools/cmake/embed_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${header})
  target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/embedded/${target})
endfunction()
