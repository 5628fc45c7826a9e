/** What is said about figures: how complete they are, what they mean, and on what they rest. */
import { empty } from './report-block.js'
import type { ReportBook } from './report-book.js'
import { marksMeaning, protectionText } from './figure-words.js'
import { fillIn } from './report-fill.js'
import { markReasons, notPublished } from './report-words.js'
import type { RenderedBlock, RenderedEntry } from './report-rendered.js'
import type { ColophonBlock, CompletenessBlock, DefinitionsBlock } from './report-template.js'
import type { Paragraph } from './report-text.js'
import { completenessSentences as sentences, reportWords } from './report-words.js'

const plain = (text: string): Paragraph => ({ style: 'paragraph', runs: [{ text, isStrong: false, href: null }] })

/** Of the figures that the report has told: this comes after all others have been worked out. */
export function renderCompleteness(block: CompletenessBlock, book: ReportBook): RenderedBlock {
  const { givenUnits, askedUnits, givenReturns, askedReturns, missingUnits } = book.source.completeness
  const names = missingUnits.map((name) => book.text(name)).sort((a, b) => a.localeCompare(b, book.language))
  const { withheld, hasGross, hasEstimated } = book.told
  const said = [
    sentences.units({ given: givenUnits, asked: askedUnits }),
    sentences.returns({ given: givenReturns, asked: askedReturns }),
    ...(names.length > 0 ? [sentences.missing(names.join(', '))] : givenReturns === askedReturns ? [sentences.complete] : []),
    ...(withheld.size > 0 ? [sentences.withheld(withheld.size)] : []),
    ...(hasGross ? [sentences.gross] : []),
    ...(hasEstimated ? [sentences.estimated] : [])
  ]
  return { ...empty(block), level: 2, title: fillIn(block.title, book, block), paragraphs: said.map((text) => plain(text[book.language])) }
}

/** The definitions in force when the edition was certified, of the indicators that the report uses and its publication holds. */
export function renderDefinitions(block: DefinitionsBlock, book: ReportBook, used: readonly string[]): RenderedBlock {
  const codes = new Set(used)
  const entries = book.source.frame.indicators
    .filter(({ code }) => codes.has(code))
    .map((indicator): RenderedEntry => {
      const { code, name, definition, definitionNumber } = indicator
      return {
        term: `${code} ${book.text(name)}`,
        text: book.text(definition),
        note: `${book.unitOf(indicator)} · ${reportWords.version[book.language]} ${definitionNumber}`
      }
    })
  return { ...empty(block), level: 2, title: fillIn(block.title, book, block), entries }
}

/** Edition, hash, protection and marks. It names no person, and nothing of the day on which it is read. */
export function renderColophon(block: ColophonBlock, book: ReportBook): RenderedBlock {
  const { language, source } = book
  const { edition, frame, care } = source
  const entry = (term: { readonly [L in typeof language]: string }, text: string): RenderedEntry => ({ term: term[language], text, note: '' })
  const name = `${edition.number}/${edition.year}`
  const marks = `${marksMeaning[language]} · ${notPublished[language]} ${markReasons.not_published[language]}`
  return {
    ...empty(block),
    ...{ level: 2, title: fillIn(block.title, book, block) },
    entries: [
      entry(reportWords.publisher, book.text(frame.consortiumName)),
      entry(reportWords.audience, book.text(frame.audienceName)),
      entry(reportWords.period, book.runName()),
      entry(reportWords.certified, `${reportWords.edition[language]} ${name}, ${book.day(edition.certifiedOn)}`),
      entry(reportWords.hash, edition.sha256),
      ...(edition.reason === '' ? [] : [entry(reportWords.reason, edition.reason)]),
      ...(care ? [entry(reportWords.protection, protectionText(care, language))] : []),
      entry(reportWords.marks, marks)
    ]
  }
}
