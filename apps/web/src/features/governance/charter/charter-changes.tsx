/** What differs between two versions of the charter: the rules that say something else, and the sections word by word. */
import { useQuery } from '@apollo/client/react'
import { type ChangedRule, changedRules, comparedSections, type ComparedSection, ruleLines } from '@solmu/domain/governance/charter-compare.js'
import { pick as pickText } from '@solmu/shared/text.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { comparedWords } from '../agreement/compare.js'
import { ComparedSide } from '../compared-side.js'
import { type CharterText, charterTextQuery } from './charter.operations.js'
import styles from '../governance.module.css'

type Part = CharterText['sections'][number]
const wordsOf = (part: Part | null, language: Language): string => (part === null ? '' : `${part.heading[language]}\n${part.text[language]}`)

/** The sections that differ are shown, of the others it is told that they do not. */
function Sections({ older, newer, ...of }: Told) {
  return comparedSections(older?.sections ?? [], newer.sections).map((each) => <OneSection key={each.number} compared={each} {...of} />)
}

function OneSection({ compared: { number, older, newer }, language, titles, level }: Omit<Told, 'older' | 'newer'> & { readonly compared: ComparedSection<Part> }) {
  const t = useText()
  const side = { language, absent: t('charter.compare.none'), level: level === 2 ? 4 : 5 } as const
  const pieces = comparedWords(wordsOf(older, language), wordsOf(newer, language))
  if (pieces.every(({ kind }) => kind === 'same')) return <p className={styles.unchanged}>{t('charter.compare.same', { number })}</p>
  return (
    <Section level={level === 2 ? 3 : 4} title={t('charter.sectionNumber', { number })}>
      <div className={styles.sides}>
        <ComparedSide pieces={pieces} own="removed" title={titles[0]} {...side} />
        <ComparedSide pieces={pieces} own="added" title={titles[1]} {...side} />
      </div>
    </Section>
  )
}

interface Pair {
  /** null of the first charter, which changes nothing that there was. */
  readonly older: CharterText | null
  readonly newer: CharterText
  readonly language: Language
}
interface Told extends Pair {
  /** What the two are called. */
  readonly titles: readonly [string, string]
  /** Of the headings: 2, or 4 where they stand below an item. */
  readonly level: 2 | 4
}

function Rules({ older, newer, titles }: Told) {
  const t = useText()
  const pick = useLocalized()
  const columns: readonly Column<ChangedRule>[] = [
    { id: 'name', header: t('charter.rule.rule'), cell: ({ name }) => name },
    { id: 'before', header: titles[0], cell: ({ before }) => before ?? t('charter.compare.none') },
    { id: 'after', header: titles[1], cell: ({ after }) => after ?? t('charter.compare.none') }
  ]
  const lines = (of: CharterText | null) => (of === null ? [] : ruleLines(of.rules, t, pick))
  return <DataTable caption={t('charter.compare.rules')} columns={columns} rows={changedRules(lines(older), lines(newer))} rowKey={({ key }) => key} empty={<EmptyState title={t('charter.compare.noRules')} />} />
}

export function ComparedCharters({ level = 2, ...pair }: Pair & Partial<Pick<Told, 'level'>>) {
  const t = useText()
  const { older, newer } = pair
  const titles = [older === null ? t('charter.compare.none') : t('charter.versionNumber', { number: older.version.number }), t('charter.versionNumber', { number: newer.version.number })] as const
  return (
    <>
      <Section level={level} title={t('charter.compare.rules')}>
        <Rules {...pair} {...{ titles, level }} />
      </Section>
      <Section level={level} title={t('charter.text')}>
        <Sections {...pair} {...{ titles, level }} />
      </Section>
    </>
  )
}

function useCharterText(charterVersionId: string | null) {
  return useQuery(charterTextQuery, { variables: { charterVersionId: charterVersionId ?? '' }, skip: charterVersionId === null })
}

/** What a version would change, beside the one by which it is decided; in the language of the page, or the one in which it is written. */
export function CharterChanges({ id, againstId }: { readonly id: string; readonly againstId: string | null }) {
  const own = useLanguage()
  const [before, after] = [useCharterText(againstId), useCharterText(id)]
  const error = before.error ?? after.error
  if (error) return <ErrorNotice error={error} onRetry={() => void Promise.all([before.refetch(), after.refetch()])} />
  const [newer, older] = [after.data?.charterText, before.data?.charterText ?? null]
  if (!newer || (againstId !== null && !older)) return <Skeleton lines={6} />
  const [first] = newer.sections
  return <ComparedCharters {...{ older, newer }} language={first ? pickText(first.text, own).language : own} level={4} />
}
