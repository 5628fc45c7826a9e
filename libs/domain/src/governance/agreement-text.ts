/**
 * The text of an agreement as people write it: paragraphs with blank lines between them, `#` and `##` before headings and `-`
 * before points. Nothing else is read into it, so what is shown is what was signed.
 */

export type AgreementBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'points'; readonly points: readonly string[] }

/**
 * What a text is made of, in its order.
 *
 * @example agreementBlocks('# 1 Tarkoitus\n\nOsapuolet sopivat.') // a heading and a paragraph
 */
export function agreementBlocks(text: string): AgreementBlock[] {
  return text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(blocksOf)
}

const heading = /^(#{1,2})\s+(.+)$/u
const point = /^[-–•]\s+/u

/** One part between blank lines: a heading may stand right above its text, and points below a line that leads to them. */
function blocksOf(part: string): AgreementBlock[] {
  const blocks: AgreementBlock[] = []
  for (const line of part.split('\n').map((each) => each.trim())) {
    const [, marks, title] = heading.exec(line) ?? []
    const last = blocks.at(-1)
    if (marks !== undefined && title !== undefined) blocks.push({ kind: 'heading', level: marks.length === 1 ? 1 : 2, text: title })
    else if (point.test(line)) addPoint(blocks, line.replace(point, ''))
    else if (last?.kind === 'paragraph') blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text} ${line}` }
    else blocks.push({ kind: 'paragraph', text: line })
  }
  return blocks
}

function addPoint(blocks: AgreementBlock[], text: string): void {
  const last = blocks.at(-1)
  if (last?.kind === 'points') blocks[blocks.length - 1] = { kind: 'points', points: [...last.points, text] }
  else blocks.push({ kind: 'points', points: [text] })
}

/** The words of a text with the blanks after them, as they are compared between versions. */
export const wordsOf = (text: string): string[] => text.match(/\S+\s*/gu) ?? []
