/** Two texts of a proposal side by side, or what an amendment would change in the text of which it was said. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { amended } from '@solmu/domain/governance/proposal.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { SelectField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, type LocalizedText, pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { comparedWords } from '../agreement/compare.js'
import { ComparedSide } from '../compared-side.js'
import { type Proposal, proposalQuery } from './proposal.operations.js'
import { proposalCompareSearchSchema } from './proposal.search.js'
import { ProposalLink, ProposalsCrumb } from './proposal-words.js'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

export function ProposalComparePage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(proposalQuery, { variables: { id } })
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={10} />
  const { proposal } = data
  return (
    <>
      <PageHeader title={t('proposal.compare.title')} breadcrumb={[<ProposalsCrumb key="list" />, <ProposalLink key="one" proposal={proposal} />]} meta={t('proposal.compare.meta')} />
      <Choice proposal={proposal} />
    </>
  )
}

type Said = { /** As the address names it. */ readonly value: string; readonly name: string; readonly content: LocalizedText }

/** The two that are compared; undefined where the address names none. */
function usePair(proposal: Proposal, { from, to, amendment: amendmentId }: { readonly from?: number | undefined; readonly to?: number | undefined; readonly amendment?: string | undefined }): readonly [Said | undefined, Said | undefined] {
  const t = useText()
  const pick = useLocalized()
  const said = (number: number | undefined): Said | undefined => {
    const version = proposal.versions.find((each) => each.number === number)
    return version && { value: String(version.number), name: t('proposal.versionNumber', { number: version.number }), content: version.content }
  }
  const amendment = proposal.amendments.find(({ id }) => id === amendmentId)
  if (amendment) {
    const before = said(amendment.onNumber)
    return [before, before && { value: amendment.id, name: t('proposal.amendmentOf', { name: pick(amendment.organisation.name) }), content: amended(before.content, amendment.content) }]
  }
  const newest = proposal.versions[0]?.number ?? 1
  return [said(from ?? newest - 1), said(to ?? newest)]
}

function Choice({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const own = useLanguage()
  const pick = useLocalized()
  const [search, change] = useListSearch(proposalCompareSearchSchema)
  const [before, after] = usePair(proposal, search)
  const versions = proposal.versions.map(({ number }) => ({ value: String(number), label: t('proposal.versionNumber', { number }) }))
  const amendments = proposal.amendments.map(({ id, organisation }) => ({ value: id, label: t('proposal.amendmentOf', { name: pick(organisation.name) }) }))
  if (!before || !after) return <EmptyState title={t('proposal.compare.none')} text={t('proposal.compare.noneText')} />
  const language = search.in ?? pickText(after.content, own).lang
  const choose = (value: string) => (amendments.some((each) => each.value === value) ? change({ amendment: value, from: undefined, to: undefined }) : change({ amendment: undefined, to: Number(value) }))
  const pieces = comparedWords(before.content[language], after.content[language])
  const count = (kind: 'removed' | 'added') => pieces.filter((piece) => piece.kind === kind).length
  return (
    <>
      <div className={forms.fields}>
        {!search.amendment && <SelectField {...{ id: 'compare-from', label: t('agreement.compare.from'), value: before.value, options: versions }} onChange={({ target }) => change({ from: Number(target.value) })} />}
        <SelectField {...{ id: 'compare-to', label: t('agreement.compare.to'), value: after.value, options: [...versions, ...amendments] }} onChange={({ target }) => choose(target.value)} />
        <SelectField {...{ id: 'compare-in', label: t('agreement.textLanguage'), value: language, options: languages.map((value) => ({ value, label: languageName[value] })) }} onChange={({ target }) => change({ in: target.value as Language })} />
      </div>
      <p role="status">{t('agreement.compare.summary', { removed: count('removed'), added: count('added') })}</p>
      <div className={styles.sides}>
        <ComparedSide pieces={pieces} own="removed" title={before.name} language={language} />
        <ComparedSide pieces={pieces} own="added" title={after.name} language={language} />
      </div>
    </>
  )
}
