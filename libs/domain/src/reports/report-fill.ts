/** Fills the placeholders of texts in. A figure that has no number says in words why. */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { ReportBook } from './report-book.js'
import type { ReportBlock, ReportPlaceRule } from './report-template.js'
import { filled, type Placeholder, type PlainPlaceholder } from './report-text.js'
import { markReasons, reportWords } from './report-words.js'

type Filler = (placeholder: Placeholder) => string

/** Where the figures of a text are looked up: at the place that its block names, and otherwise at that of the report. */
const ruleOf = (block: ReportBlock, book: ReportBook): ReportPlaceRule => ('place' in block ? block.place : book.request.place ? 'parameter' : 'whole')

/** What fills the placeholders of a block in. */
export function filler(book: ReportBook, block: ReportBlock): Filler {
  return (placeholder) => {
    if (placeholder.is === 'name') return names[placeholder.name](book, block)
    const indicator = book.indicator(placeholder.code, block.id)
    const address = { indicator, place: book.place(ruleOf(block, book)), period: book.period({ period: placeholder.isLast ? 'last' : 'run', back: 1 }) }
    if (placeholder.is === 'value') {
      const { mark, text } = book.cell(address)
      return mark === 'value' ? text.replace('*', '') : `(${markReasons[mark][book.language]})`
    }
    const target = book.target(address)
    return indicator && target !== null ? book.number(target, indicator) : `(${reportWords.noTarget[book.language]})`
  }
}

const names: Readonly<Record<PlainPlaceholder, (book: ReportBook, block: ReportBlock) => string>> = {
  period: (book) => book.runName(),
  lastPeriod: (book) => book.periodName(book.period({ period: 'last', back: 1 })),
  place: (book, block) => book.place(ruleOf(block, book))?.name ?? reportWords.whole[book.language],
  edition: ({ source: { edition } }) => `${edition.number}/${edition.year}`,
  audience: (book) => book.text(book.source.frame.audienceName),
  consortium: (book) => book.text(book.source.frame.consortiumName),
  certified: (book) => book.day(book.source.edition.certifiedOn)
}

/** A text of one line with its placeholders filled in. */
export const fillIn = (text: LocalizedText, book: ReportBook, block: ReportBlock): string => filled(book.text(text), filler(book, block))

/** What people write beside figures has no placeholders: braces stay. */
export const asWritten: Filler = (placeholder) => {
  if (placeholder.is === 'name') return `{${placeholder.name}}`
  return `{${placeholder.is}:${placeholder.code}${placeholder.isLast ? ':last' : ''}}`
}
