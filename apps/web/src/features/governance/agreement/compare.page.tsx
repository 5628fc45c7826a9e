/** Two versions of an agreement side by side: what was taken out stands in the older, what was put in stands in the newer. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { pick as pickText } from '@solmu/shared/text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ComparedSide } from '../compared-side.js'
import { agreementCompareSearchSchema } from './agreement.search.js'
import { AgreementLink, AgreementsCrumb } from './agreement-words.js'
import { agreementQuery, type AgreementText, agreementTextQuery, type AgreementVersion } from './agreement.operations.js'
import { comparedAnnexes, type ComparedPiece, comparedWords } from './compare.js'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

function Compared({ older, newer, language }: { readonly older: AgreementText; readonly newer: AgreementText; readonly language: Language }) {
  const t = useText()
  const pick = useLocalized()
  const pieces = comparedWords(older.content[language], newer.content[language])
  const annexes = comparedAnnexes(older.annexes, newer.annexes)
  const count = (kind: ComparedPiece['kind']) => pieces.filter((piece) => piece.kind === kind).length
  return (
    <>
      <p role="status">{t('agreement.compare.summary', { removed: count('removed'), added: count('added') })}</p>
      <div className={styles.sides}>
        <ComparedSide pieces={pieces} own="removed" title={t('agreement.versionNumber', { number: older.version.number })} language={language} />
        <ComparedSide pieces={pieces} own="added" title={t('agreement.versionNumber', { number: newer.version.number })} language={language} />
      </div>
      <Section title={t('agreement.annexes')}>
        {annexes.length === 0 ? (
          <p>{t('agreement.noAnnexes')}</p>
        ) : (
          <ul className={styles.list}>
            {annexes.map(({ kind, annex }) => (
              <li key={annex.id}>
                {pick(annex.title)}: {t(`agreement.compare.annex.${kind}`)}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

export function ComparePage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error } = useQuery(agreementQuery, { variables: { id } })
  if (error) return <ErrorNotice error={error} />
  if (!data) return <Skeleton withHeading lines={10} />
  const { agreement } = data
  return (
    <>
      <PageHeader title={t('agreement.compare.title')} breadcrumb={[<AgreementsCrumb key="list" />, <AgreementLink key="one" agreement={agreement} />]} meta={t('agreement.compare.meta')} />
      {agreement.versions.length < 2 ? <EmptyState title={t('agreement.compare.one')} text={t('agreement.compare.oneText')} /> : <Choice versions={agreement.versions} />}
    </>
  )
}

/** The version of a number, or the one at a place when there is none. */
const versionOr = (versions: readonly AgreementVersion[], number: number | undefined, place: number): AgreementVersion | undefined => versions.find((each) => each.number === number) ?? versions[place]

/** What a version says, once it is there. */
function useTextOf(version: AgreementVersion | undefined): AgreementText | undefined {
  const { data } = useQuery(agreementTextQuery, { variables: { versionId: version?.id ?? '' }, skip: !version })
  return data?.agreementText
}

function Choice({ versions }: { readonly versions: readonly AgreementVersion[] }) {
  const t = useText()
  const own = useLanguage()
  const [search, change] = useListSearch(agreementCompareSearchSchema)
  const [newer, older] = [versionOr(versions, search.to, 0), versionOr(versions, search.from, 1)]
  const [before, after] = [useTextOf(older), useTextOf(newer)]
  const language = search.in ?? (after ? pickText(after.content, own).language : own)
  const options = versions.map(({ number }) => ({ value: String(number), label: t('agreement.versionNumber', { number }) }))
  return (
    <>
      <div className={forms.fields}>
        <SelectField {...{ id: 'compare-from', label: t('agreement.compare.from'), value: String(older?.number), options }} onChange={({ target }) => change({ from: Number(target.value) })} />
        <SelectField {...{ id: 'compare-to', label: t('agreement.compare.to'), value: String(newer?.number), options }} onChange={({ target }) => change({ to: Number(target.value) })} />
        <SelectField {...{ id: 'compare-in', label: t('agreement.textLanguage'), value: language, options: languages.map((value) => ({ value, label: languageName[value] })) }} onChange={({ target }) => change({ in: target.value as Language })} />
      </div>
      {before && after ? <Compared older={before} newer={after} language={language} /> : <Skeleton lines={10} />}
    </>
  )
}
