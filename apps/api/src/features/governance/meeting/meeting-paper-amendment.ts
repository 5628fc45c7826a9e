/** What an amendment changes in the charter, on the notice and the minutes of the meeting that decides it: why, the rules that differ, and the sections, old before new. */
import { changedRules, comparedSections } from '@solmu/domain/governance/charter-compare.js'
import type { CharterSection } from '@solmu/domain/governance/charter.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { DocumentBlock } from '../../../core/pdf/paper.js'
import { rulesOnPaper } from '../charter/charter-paper-words.js'
import type { CharterRow } from '../charter/charter-reader.js'
import { dayIn } from '../letter-day.js'
import type { MeetingItem } from './meeting-item.graphql.js'
import { said } from './meeting-paper-words.js'

type Version = Pick<CharterRow, 'id' | 'number' | 'texts' | 'rules'>

/** Nothing of an item that is not about one. */
export function amendmentBlocks({ amendment, effectiveFrom }: Pick<MeetingItem, 'amendment' | 'effectiveFrom'>, versions: readonly Version[], language: Language): DocumentBlock[] {
  if (amendment === null) return []
  const [newer, older] = [versions.find(({ id }) => id === amendment.id), versions.find(({ id }) => id === amendment.againstId) ?? null]
  const known = [
    { term: said.amendment[language], text: `${said.charter[language]} ${amendment.number}`, note: effectiveFrom === null ? '' : `${said.effective[language]} ${dayIn(language, effectiveFrom)}` },
    { term: said.reason[language], text: amendment.reason, note: '' },
    { term: said.decides[language], text: older === null ? '' : String(older.number), note: '' }
  ].filter(({ text }) => text !== '')
  return [{ kind: 'entries', heading: '', entries: known }, ...(newer ? [...rules(newer, older, language), ...sections(newer, older, language)] : [])]
}

const column = (of: Version | null, language: Language): string => (of === null ? said.none[language] : `${said.version[language]} ${of.number}`)

function rules(newer: Version, older: Version | null, language: Language): DocumentBlock[] {
  const changed = changedRules(older === null ? [] : rulesOnPaper(older.rules, language), rulesOnPaper(newer.rules, language))
  if (changed.length === 0) return []
  const rows = changed.map(({ name, before, after }) => ({ cells: [name, before ?? said.none[language], after ?? said.none[language]], isTotal: false }))
  return [{ kind: 'table', heading: said.rules[language], caption: said.rules[language], headings: [said.rule[language], column(older, language), column(newer, language)], rows, notes: [], wordColumns: [1, 2] }]
}

/** In the language in which it is written, when it is not in the wanted one. */
const textOf = (section: CharterSection, part: 'heading' | 'text', language: Language): string => pick(section[part], language).text
const isSame = (one: LocalizedText, other: LocalizedText): boolean => one.fi === other.fi && one.sv === other.sv && one.en === other.en

function sections(newer: Version, older: Version | null, language: Language): DocumentBlock[] {
  const all = comparedSections(older?.texts ?? [], newer.texts)
  const changed = all.filter((each) => each.older === null || each.newer === null || !isSame(each.older.heading, each.newer.heading) || !isSame(each.older.text, each.newer.text))
  const same = all.filter((each) => !changed.includes(each)).map(({ number }) => `§ ${number}`)
  const side = (section: CharterSection | null, of: Version | null): string[] =>
    section === null ? [`${column(of, language)}: ${said.none[language]}`] : [`${column(of, language)}: ${textOf(section, 'heading', language)}`, ...textOf(section, 'text', language).split(/\n+/)]
  return [
    ...changed.flatMap((each): DocumentBlock[] => [
      { kind: 'heading', heading: `§ ${each.number}`, level: 4 },
      ...(older === null ? [] : [{ kind: 'text' as const, heading: '', paragraphs: side(each.older, older) }]),
      { kind: 'text', heading: '', paragraphs: side(each.newer, newer) }
    ]),
    ...(same.length === 0 ? [] : [{ kind: 'text' as const, heading: '', paragraphs: [`${said.unchanged[language]}: ${same.join(', ')}`] }])
  ]
}
