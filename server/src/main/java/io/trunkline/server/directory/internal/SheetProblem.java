package io.trunkline.server.directory.internal;

import org.jspecify.annotations.Nullable;

/// What is wrong in a sheet, and where; pages say it in words.
///
/// @param row    as the office program numbers it; 0 = the sheet as a whole
/// @param column name of a column; null = the whole row
/// @param detail what stands there, or the other row
public record SheetProblem(int row, @Nullable String column, String code, String detail) {
  static SheetProblem ofSheet(String code, String detail) { return new SheetProblem(0, null, code, detail); }
}
