/** Hands a text to the reader as a file. */

/**
 * Saves a text under a name.
 *
 * @example saveTextFile('yksikot.csv', '\ufeff' + csv, 'text/csv;charset=utf-8')
 */
export function saveTextFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
