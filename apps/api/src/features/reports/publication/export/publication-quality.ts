/** How well the units behind a publication keep the quality frameworks, as tables and on paper. Nothing where it holds none. */
import type { FramedQuality } from '@solmu/domain/reports/edition-quality.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { DocumentBlock } from '../../../../core/pdf/paper.js'
import type { PublicationRecord } from '../publication-reader.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const qualityWords = {
  title: words('Laatu', 'Kvalitet', 'Quality'),
  framework: words('Laatukehys', 'Kvalitetsram', 'Framework'),
  what: words('Tieto', 'Uppgift', 'What'),
  units: words('Yksiköitä', 'Enheter', 'Units'),
  behind: words('lukujen takana', 'bakom siffrorna', 'behind the figures'),
  committed: words('sitoutunut', 'har förbundit sig', 'committed'),
  assessed: words('arvioitu', 'bedömda', 'assessed'),
  published: words('julkaissut tuloksensa', 'har publicerat resultatet', 'published the result'),
  reviewed: words('näistä ulkopuolisen arvioimia', 'av dessa granskade av utomstående', 'of these reviewed by others'),
  band: words('taso', 'nivå', 'band')
} as const

const said = (text: LocalizedText, language: Language): string => pick(text, language).text

/** What is told of one framework, line by line: who is behind, committed, assessed, and how many are in each band. */
function linesOf({ bands, ...of }: FramedQuality, language: Language): (readonly [string, number])[] {
  const line = (key: 'behind' | 'committed' | 'assessed' | 'published' | 'reviewed', count: number) => [qualityWords[key][language], count] as const
  return [
    line('behind', of.unitCount),
    line('committed', of.committedCount),
    line('assessed', of.assessedCount),
    line('published', of.publishedCount),
    line('reviewed', of.reviewedCount),
    ...(of.publishedCount === 0 ? [] : bands.map(({ name, count }) => [`${qualityWords.band[language]}: ${said(name, language)}`, count] as const))
  ]
}

/** A heading and a row for each thing told; empty where the publication holds no quality. */
export function qualityRows({ frame: { quality = [] } }: PublicationRecord, language: Language): (string | number)[][] {
  if (quality.length === 0) return []
  const head = [qualityWords.framework, qualityWords.what, qualityWords.units].map((word) => word[language])
  return [head, ...quality.flatMap((one) => linesOf(one, language).map(([what, count]) => [said(one.name, language), what, count]))]
}

/** A table for each framework, with the notice that has to stand beside it. */
export function qualityBlocks({ frame: { quality = [] } }: PublicationRecord, language: Language): DocumentBlock[] {
  return quality.map((one, place) => ({
    kind: 'table',
    heading: place === 0 ? qualityWords.title[language] : '',
    caption: said(one.name, language),
    headings: [qualityWords.what[language], qualityWords.units[language]],
    rows: linesOf(one, language).map(([what, count]) => ({ cells: [what, String(count)], isTotal: false })),
    notes: [said(one.notice, language)].filter((note) => note !== '')
  }))
}
