/**
 * The pattern that finds a text anywhere in a column; what the person typed is
 * taken as it stands, `%` and `_` too.
 *
 * @returns null when there is nothing to look for
 */
export function likePattern(text: string | null | undefined): string | null {
  // PostgreSQL keeps no NUL in a text, so none can be found either.
  const trimmed = text?.replaceAll('\0', '').trim() ?? ''
  return trimmed === '' ? null : `%${trimmed.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
}
