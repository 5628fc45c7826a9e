/** How much of a file is taken in; what is larger is refused before it is unpacked or read. */

export const MAX_FILE_MEGABYTES = 20
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * 1024 * 1024
export const MAX_ROWS = 50_000
export const MAX_COLUMNS = 200
/** What a cell of a spreadsheet can hold. */
export const MAX_CELL = 32_767
/** Of the archive that a workbook is. */
export const MAX_ENTRIES = 200
export const MAX_UNPACKED_BYTES = 100 * 1024 * 1024
