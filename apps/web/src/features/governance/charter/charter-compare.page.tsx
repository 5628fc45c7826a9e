/** Two versions of the charter side by side: section by section, word by word, and the rules that differ. */
import { useQuery } from '@apollo/client/react'
import { pick as pickText } from '@solmu/shared/text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { charterCompareSearchSchema } from './charter.search.js'
import { ComparedCharters } from './charter-changes.js'
import { CharterCrumb } from './charter-words.js'
import { type CharterText, charterTextQuery, type CharterVersion, charterVersionsQuery } from './charter.operations.js'
import forms from '../../../ui/record-form.module.css'

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
      {before && after ? <ComparedCharters older={before} newer={after} language={language} /> : <Skeleton lines={10} />}
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
