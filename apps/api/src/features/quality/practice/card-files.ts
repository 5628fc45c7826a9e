import { cardFields } from '@solmu/domain/network/import-card-fields.js'
import { type CardFileField, cardFileFields, cardRow, type FiledCard } from '@solmu/domain/quality/card-file.js'
import { emptyCard } from '@solmu/domain/quality/practice-card.js'
import type { PracticeContent } from '@solmu/domain/quality/practice.js'
import { todayIn } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { SentFile } from '../../../core/files/sent-file.js'
import { contentTypes, tableAsCsv } from '../../../core/files/sheet-writer.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** The heading of a field; cards are brought in again by the same words. */
const headingOf = (name: CardFileField): LocalizedText => {
  const [heading] = cardFields.find((field) => field.name === `card.${name}`)?.headings ?? []
  if (!heading) throw new Error(`The field ${name} has no heading`)
  return heading
}

const fileWords = { name: words('kaytantokortit', 'praxiskort', 'practice-cards'), about: words('Tietoja', 'Om filen', 'About'), madeOn: words('Tehty', 'Gjord', 'Made on') }

export const cardFormats = ['csv', 'json'] as const
export type CardFormat = (typeof cardFormats)[number]

/** A version that was written before there were cards has an empty one. */
export const withCard = (content: PracticeContent): PracticeContent => ({ ...content, card: { ...emptyCard, ...(content as Partial<PracticeContent>).card } })

/** Cards as a file that others can take in. */
export function cardFile(cards: readonly FiledCard[], { format, language }: { readonly format: CardFormat; readonly language: Language }): SentFile {
  const rows = cards.map((card) => cardRow({ ...card, content: withCard(card.content) }, language))
  const name = `${fileWords.name[language]}-${todayIn()}.${format}`
  if (format === 'json') return { name, contentType: contentTypes.json, content: Buffer.from(`${JSON.stringify({ madeOn: todayIn(), language, cards: rows }, null, 2)}\n`) }
  const about = { name: fileWords.about[language], lines: [[fileWords.madeOn[language], todayIn()]] as const }
  const table = { name: fileWords.name[language], headings: cardFileFields.map((field) => headingOf(field)[language]), rows: rows.map((row) => cardFileFields.map((field) => row[field])), about }
  return { name, contentType: contentTypes.csv, content: tableAsCsv(table, language) }
}
