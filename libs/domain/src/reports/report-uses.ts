/** What the blocks of a report refer to: indicators, divisions and dimensions, so that they can be read and checked. */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { ReportBlock } from './report-template.js'
import { codesIn } from './report-text.js'

/**
 * The codes of the indicators that blocks name, each once, in the order in which they are first named; those of placeholders
 * in running text too.
 */
export function indicatorsOf(blocks: readonly ReportBlock[]): string[] {
  return [...new Set(blocks.flatMap((block) => [...textsOf(block).flatMap(({ text }) => codesIn(text)), ...namedBy(block)]))].filter((code) => code !== '')
}

function namedBy(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'figure':
    case 'map':
      return [block.indicator]
    case 'table':
    case 'chart':
      return block.indicators
    case 'chain':
      return block.steps.flatMap(({ indicators }) => indicators)
    case 'form':
      return block.fields.map(({ indicator }) => indicator)
    default:
      return []
  }
}

/** Says whether a block tells figures by category, which are read only then. */
export const isBrokenDown = (block: ReportBlock): boolean =>
  (block.kind === 'table' && block.axis === 'categories') || (block.kind === 'form' && block.dimension !== null)

/** The divisions whose places blocks lay out. */
export function lensesOf(blocks: readonly ReportBlock[]): string[] {
  return [...new Set(blocks.flatMap((block) => ('lens' in block && block.lens !== null ? [block.lens] : [])))]
}

export interface BlockText {
  readonly path: readonly string[]
  readonly text: LocalizedText
  /** True for one without which the block says nothing. */
  readonly isNeeded: boolean
  /** Of running text, which has Markdown. */
  readonly isRunning: boolean
}

/** Every text of a block, with the way to it. */
export function textsOf(block: ReportBlock): BlockText[] {
  const own = (path: readonly string[], text: LocalizedText, of: Partial<BlockText> = {}): BlockText => ({ path, text, isNeeded: true, isRunning: false, ...of })
  switch (block.kind) {
    case 'heading':
      return [own(['text'], block.text)]
    case 'text':
      return [own(['text'], block.text, { isRunning: true })]
    case 'figure':
      return []
    case 'chain':
      return [
        own(['title'], block.title),
        ...block.steps.map(({ text }, place) => own(['steps', String(place), 'text'], text, { isRunning: true }))
      ]
    case 'form':
      return [
        own(['title'], block.title),
        ...block.fields.flatMap(({ label, condition }, place) => [
          own(['fields', String(place), 'label'], label, { isNeeded: false }),
          own(['fields', String(place), 'condition'], condition, { isNeeded: false })
        ])
      ]
    default:
      return [own(['title'], block.title, { isNeeded: block.kind !== 'narrative' })]
  }
}
