/**
 * Running text of reports: a little Markdown (paragraphs, two kinds of lists, bold, links), and placeholders that a
 * publication fills in. Nothing else of Markdown means anything, and a text is never code.
 */
import type { LocalizedText } from '@solmu/shared/text.js'

/** A piece of a paragraph with one look. */
export interface TextRun {
  readonly text: string
  readonly isStrong: boolean
  readonly href: string | null
}

export interface Paragraph {
  readonly style: 'paragraph' | 'bullet' | 'number'
  readonly runs: readonly TextRun[]
}

/** Names that a publication fills in, and figures of it. */
export const plainPlaceholders = ['period', 'lastPeriod', 'place', 'edition', 'audience', 'consortium', 'certified'] as const
export type PlainPlaceholder = (typeof plainPlaceholders)[number]
export type Placeholder =
  | { readonly is: 'name'; readonly name: PlainPlaceholder }
  | { readonly is: 'value' | 'target'; readonly code: string; readonly isLast: boolean }

const inBraces = /\{([^{}]*)\}/g
const ofFigure = /^(value|target):([A-Z][A-Z0-9_]{0,29})(:last)?$/
const inline = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^()\s]+)\)/g
const bullet = /^\s*[-*]\s+/
const numbered = /^\s*\d{1,3}[.)]\s+/

/**
 * What stands in braces; null for what is no placeholder.
 *
 * @example placeholderOf('value:A1:last') // { is: 'value', code: 'A1', isLast: true }
 */
export function placeholderOf(text: string): Placeholder | null {
  const name = plainPlaceholders.find((each) => each === text)
  if (name) return { is: 'name', name }
  const [, is, code = '', last] = ofFigure.exec(text) ?? []
  return is === 'value' || is === 'target' ? { is, code, isLast: last !== undefined } : null
}

/** All that stands in braces, without them. */
export const bracedIn = (text: string): string[] => [...text.matchAll(inBraces)].map((match) => match[1] ?? '')

/** The codes of indicators that a text names, in all its languages. */
export function codesIn({ fi, sv, en }: LocalizedText): string[] {
  return bracedIn(`${fi}\n${sv}\n${en}`).flatMap((text) => {
    const placeholder = placeholderOf(text)
    return placeholder && placeholder.is !== 'name' ? [placeholder.code] : []
  })
}

/** A text with its placeholders filled in; what is none stays as it is written. */
export function filled(text: string, fill: (placeholder: Placeholder) => string): string {
  return text.replace(inBraces, (whole, inner: string) => {
    const placeholder = placeholderOf(inner)
    return placeholder ? fill(placeholder) : whole
  })
}

/** Where the links of a text lead. */
export const linksIn = (text: string): string[] => [...text.matchAll(inline)].flatMap((match) => match[3] ?? [])

/** Links lead to pages that are read safely, or to somebody who reads mail; never to a script. */
export const isSafeLink = (href: string): boolean => /^(?:https:\/\/[^\s"'<>]+|mailto:[^\s"'<>]+)$/i.test(href)

/**
 * A text as paragraphs. Placeholders are filled in after the text has been parted, so that nothing of a figure or a name is
 * taken for Markdown.
 *
 * @example paragraphsOf('Työllistyi **{value:O2}**.', () => '31')[0].runs // 'Työllistyi ', '31' (strong), '.'
 */
export function paragraphsOf(text: string, fill: (placeholder: Placeholder) => string): Paragraph[] {
  const pieces = text.replace(/\r\n?/g, '\n').split(/\n{2,}/)
  return pieces.flatMap((piece) => gathered(piece.split('\n'))).map(({ style, text: own }) => ({ style, runs: runsOf(own, fill) }))
}

type Gathered = { readonly style: Paragraph['style']; text: string }

/** Lines that belong together: an item of a list begins a piece, any other line goes on with the one before. */
function gathered(lines: readonly string[]): Gathered[] {
  const pieces: Gathered[] = []
  for (const line of lines.filter((each) => each.trim() !== '')) {
    const last = pieces.at(-1)
    if (bullet.test(line)) pieces.push({ style: 'bullet', text: line.replace(bullet, '').trim() })
    else if (numbered.test(line)) pieces.push({ style: 'number', text: line.replace(numbered, '').trim() })
    else if (last) last.text += ` ${line.trim()}`
    else pieces.push({ style: 'paragraph', text: line.trim() })
  }
  return pieces
}

function runsOf(text: string, fill: (placeholder: Placeholder) => string): TextRun[] {
  const runs: TextRun[] = []
  let from = 0
  const push = (piece: string, isStrong: boolean, href: string | null) => {
    if (piece !== '') runs.push({ text: filled(piece, fill), isStrong, href })
  }
  for (const match of text.matchAll(inline)) {
    push(text.slice(from, match.index), false, null)
    const [whole, strong, label = '', href = ''] = match
    if (strong !== undefined) push(strong, true, null)
    else if (isSafeLink(href)) push(label, false, href)
    else push(label, false, null)
    from = match.index + whole.length
  }
  push(text.slice(from), false, null)
  return runs
}
