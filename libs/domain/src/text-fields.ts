/**
 * Reads the texts that people write about indicators, dimensions and quality
 * frameworks, and remembers what is wrong with them, each with the path to its
 * field.
 */
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { DomainError, type ErrorCode, type ErrorParams } from './errors.js'

type Path = readonly (string | number)[]

/** A text as a person fills it in; what is left out has not been written yet. */
export interface GivenText {
  readonly fi: string
  readonly sv?: string | null | undefined
  readonly en?: string | null | undefined
}

/** Characters that no text has: they break lists and files, or turn what is read round. Line ends and tabs are looked at apart. */
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** The codes of groups, dimensions, categories, origins, and of all that a quality framework is made of. */
export const keyPattern = /^[a-z][a-z0-9_]{0,29}$/

export class TextFields {
  readonly issues: DomainError[] = []

  refuse(code: ErrorCode, path: Path, params: ErrorParams = {}): void {
    this.issues.push(new DomainError(code, { path, params }))
  }

  /** A text without blanks around it, of one line or several. */
  text(path: Path, given: string | null | undefined, { most, isLong = false }: { readonly most: number; readonly isLong?: boolean }): string {
    const text = (given ?? '').normalize('NFC').replace(/\r\n?/gu, '\n').trim()
    if (text.length > most) this.refuse('TOO_LONG', path, { max: most })
    if (control.test(isLong ? text.replace(/[\n\t]/gu, ' ') : text)) this.refuse('INVALID_INPUT', path)
    return text
  }

  /** The same in three languages, of which Finnish must be written when the text is needed, or any one where that is enough. */
  localized(
    path: Path,
    given: GivenText | null | undefined,
    { most, isLong = false, isNeeded = false }: { readonly most: number; readonly isLong?: boolean; readonly isNeeded?: boolean | 'in_any' }
  ): LocalizedText {
    const [fi = '', sv = '', en = ''] = languages.map((each) => this.text([...path, each], given?.[each], { most, isLong }))
    const needed = isNeeded === 'in_any' ? fi + sv + en : fi
    if (isNeeded && !/[\p{L}\p{N}]/u.test(needed)) this.refuse('REQUIRED', isNeeded === 'in_any' ? path : [...path, 'fi'])
    return { fi, sv, en }
  }

  /** A key, which must be there and be written as keys are. */
  key(path: Path, given: string, pattern: RegExp = keyPattern): string {
    const key = given.trim()
    if (key === '') this.refuse('REQUIRED', path)
    else if (!pattern.test(key)) this.refuse('UNKNOWN_WORD', path, { value: key.slice(0, 40) })
    return key
  }
}

/** Throws what is wrong: one issue as itself, several together. */
export function throwIssues(issues: readonly DomainError[]): void {
  const [first] = issues
  if (first) throw issues.length === 1 ? first : new DomainError('INVALID_INPUT', { issues })
}
