/** Two versions of the charter side by side: section by section, word by word, and the rules that differ. */
import { useQuery } from '@apollo/client/react'
import { pick as pickText } from '@solmu/shared/text.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ComparedSide } from '../compared-side.js'
import { comparedWords } from '../agreement/compare.js'
import { type ChangedRule, changedRules, comparedSections, type ComparedSection, type RuleLine } from './charter-compare.js'
import { charterCompareSearchSchema } from './charter.search.js'
import { CharterCrumb, useRuleWords } from './charter-words.js'
import { type CharterText, charterTextQuery, type CharterVersion, charterVersionsQuery } from './charter.operations.js'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

type Part = CharterText['sections'][number]
const wordsOf = (part: Part | null, language: Language): string => (part === null ? '' : `${part.heading[language]}\n${part.text[language]}`)

function OneSection({ of: { number, older, newer }, language, titles }: { readonly of: ComparedSection<Part>; readonly language: Language; readonly titles: readonly [string, string] }) {
  const t = useText()
  const pieces = comparedWords(wordsOf(older, language), wordsOf(newer, language))
  if (pieces.every(({ kind }) => kind === 'same')) return <p className={styles.unchanged}>{t('charter.compare.same', { number })}</p>
  return (
    <Section level={3} title={t('charter.sectionNumber', { number })}>
      <div className={styles.sides}>
        <ComparedSide pieces={pieces} own="removed" title={titles[0]} language={language} absent={t('charter.compare.none')} />
        <ComparedSide pieces={pieces} own="added" title={titles[1]} language={language} absent={t('charter.compare.none')} />
      </div>
    </Section>
  )
}

/** Every rule of a version as a line. */
function useRuleLines() {
  const t = useText()
  const words = useRuleWords()
  return ({ rules: { votes, bodies, matters } }: CharterText): RuleLine[] => [
    { key: 'votes', name: t('charter.rule.votes'), text: votes === null ? t('charter.oneEach') : t('charter.classVotes', { office: votes.headquarters, centre: votes.regional_centre, unit: votes.local_unit }) },
    ...bodies.flatMap((rule) => Object.entries(words.ofBody(rule)).map(([part, text]) => ({ key: `${rule.kind}:${part}`, name: `${t(`charter.body.${rule.kind}`)}: ${t(`charter.rule.${part}`)}`, text }))),
    ...matters.flatMap((rule) => Object.entries(words.ofMatter(rule)).map(([part, text]) => ({ key: `matter:${rule.matter}:${part}`, name: `${words.matter(rule)}: ${t(`charter.rule.${part}`)}`, text })))
  ]
}

function Compared({ older, newer, language }: { readonly older: CharterText; readonly newer: CharterText; readonly language: Language }) {
  const t = useText()
  const linesOf = useRuleLines()
  const titles = [t('charter.versionNumber', { number: older.version.number }), t('charter.versionNumber', { number: newer.version.number })] as const
  const columns: readonly Column<ChangedRule>[] = [
    { id: 'name', header: t('charter.rule.rule'), cell: ({ name }) => name },
    { id: 'before', header: titles[0], cell: ({ before }) => before ?? t('charter.compare.none') },
    { id: 'after', header: titles[1], cell: ({ after }) => after ?? t('charter.compare.none') }
  ]
  return (
    <>
      <Section title={t('charter.compare.rules')}>
        <DataTable caption={t('charter.compare.rules')} columns={columns} rows={changedRules(linesOf(older), linesOf(newer))} rowKey={({ key }) => key} empty={<EmptyState title={t('charter.compare.noRules')} />} />
      </Section>
      <Section title={t('charter.text')}>
        {comparedSections(older.sections, newer.sections).map((each) => (
          <OneSection key={each.number} of={each} {...{ language, titles }} />
        ))}
      </Section>
    </>
  )
}

/** The version of a number, or the one at a place when there is none. */
const versionOr = (versions: readonly CharterVersion[], number: number | undefined, place: number): CharterVersion | undefined => versions.find((each) => each.number === number) ?? versions[place]

function useTextOf(version: CharterVersion | undefined): CharterText | undefined {
  const { data } = useQuery(charterTextQuery, { variables: { charterVersionId: version?.id ?? '' }, skip: !version })
  return data?.charterText
}

function Choice({ versions }: { readonly versions: readonly CharterVersion[] }) {
  const t = useText()
  const own = useLanguage()
  const [search, change] = useListSearch(charterCompareSearchSchema)
  const [newer, older] = [versionOr(versions, search.to, 0), versionOr(versions, search.from, 1)]
  const [before, after] = [useTextOf(older), useTextOf(newer)]
  const [first] = after?.sections ?? []
  const language = search.in ?? (first ? pickText(first.text, own).language : own)
  const options = versions.map(({ number, standing }) => ({ value: String(number), label: `${t('charter.versionNumber', { number })}, ${t(`charter.standing.${standing}`)}` }))
  return (
    <>
      <div className={forms.fields}>
        <SelectField {...{ id: 'compare-from', label: t('charter.compare.from'), value: String(older?.number), options }} onChange={({ target }) => change({ from: Number(target.value) })} />
        <SelectField {...{ id: 'compare-to', label: t('charter.compare.to'), value: String(newer?.number), options }} onChange={({ target }) => change({ to: Number(target.value) })} />
        <SelectField {...{ id: 'compare-in', label: t('charter.textLanguage'), value: language, options: languages.map((value) => ({ value, label: languageName[value] })) }} onChange={({ target }) => change({ in: target.value as Language })} />
      </div>
      {before && after ? <Compared older={before} newer={after} language={language} /> : <Skeleton lines={10} />}
    </>
  )
}

export function CharterComparePage() {
  const t = useText()
  const { data, error, refetch } = useQuery(charterVersionsQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={10} />
  return (
    <>
      <PageHeader title={t('charter.compare.title')} breadcrumb={[<CharterCrumb key="charter" />]} meta={t('charter.compare.meta')} />
      {data.charterVersions.length < 2 ? <EmptyState title={t('charter.compare.one')} text={t('charter.compare.oneText')} /> : <Choice versions={data.charterVersions} />}
    </>
  )
}
