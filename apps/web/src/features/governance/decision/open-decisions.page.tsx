/** Decisions for everybody: no account, no cookies; what was decided, by what right and how, and whether it still holds. */
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { type DecisionEnd, decisionState } from '@solmu/domain/governance/decision.js'
import { getOpen, openAddress, useOpen } from '../../../app/open-data.js'
import { PublicFrame } from '../../../app/public-frame.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type LocalizedText, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DecisionStateMark } from './decision-words.js'
import { openDecisionsSearchSchema } from './decision.search.js'
import styles from '../governance.module.css'

interface OpenDecision {
  readonly number: string
  readonly title: LocalizedText
  readonly content: LocalizedText
  readonly basis: LocalizedText
  readonly bodyName: LocalizedText
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number } | null
  readonly decidedOn: string
  readonly endKind: DecisionEnd | null
  readonly endedOn: string | null
  readonly endedBy: string | null
}

/** `GET /api/public/:consortium/decisions`. */
interface OpenDecisions {
  readonly consortiumName: LocalizedText
  readonly decisions: readonly OpenDecision[]
}

/** How many are shown before more are asked for. */
const atOnce = 25

export function OpenDecisionsPage() {
  const { consortium = '' } = useParams({ strict: false }) as { consortium?: string }
  return (
    <PublicFrame>
      <OpenDecisionsView consortium={consortium} />
    </PublicFrame>
  )
}

/** @param consortium the id of a consortium, as the address has it */
export function OpenDecisionsView({ consortium }: { readonly consortium: string }) {
  const t = useText()
  const pick = useLocalized()
  const [{ q = '' }, change] = useListSearch(openDecisionsSearchSchema)
  const { open, error, retry } = useOpen(useCallback(() => getOpen<OpenDecisions>(openAddress(consortium, 'decisions', q ? { words: q } : {})), [consortium, q]))
  // Nothing that was decided for everybody is no failure.
  if (error && toApiError(error).code === 'NOT_FOUND') return <PageHeader title={t('register.open.none')} meta={t('register.open.noneText')} />
  if (error) return <ErrorNotice error={error} onRetry={retry} />
  if (!open) return <Skeleton withHeading lines={8} />
  return (
    <>
      <PageHeader title={t('register.open.title')} meta={pick(open.consortiumName)} />
      <FilterBar search={{ value: q, onChange: (words) => change({ q: words || undefined }), label: t('register.search') }} summary={t('register.count', { count: open.decisions.length })} />
      {open.decisions.length === 0 && <EmptyState title={t('register.noHits')} action={<Button onClick={() => change({ q: undefined })}>{t('register.clear')}</Button>} />}
      <Found key={q} decisions={open.decisions} />
    </>
  )
}

function Found({ decisions }: { readonly decisions: readonly OpenDecision[] }) {
  const t = useText()
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      {decisions.slice(0, shown).map((decision) => (
        <One key={decision.number} decision={decision} />
      ))}
      {decisions.length > shown && <Button onClick={() => setShown(shown + atOnce)}>{t('register.open.more', { count: Math.min(atOnce, decisions.length - shown) })}</Button>}
    </>
  )
}

function One({ decision }: { readonly decision: OpenDecision }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { number, title, content, basis, bodyName, votes, decidedOn, endKind, endedOn, endedBy } = decision
  const facts: readonly (readonly [name: string, text: ReactNode])[] = [
    [t('register.field.body'), <Localized key="body" text={bodyName} />],
    [t('register.field.decidedOn'), format.day(decidedOn)],
    [t('register.field.basis'), <Localized key="basis" text={basis} />],
    [t('register.field.votes'), votes ? t('register.votesText', { yes: votes.for, no: votes.against, blank: votes.abstain }) : t('register.noVotes')]
  ]
  const ended = endKind && endedOn && [t(`register.endedTitle.${endKind}`, { day: format.day(endedOn) }), endedBy && t('register.open.endedBy', { number: endedBy })].filter(Boolean).join('. ')
  return (
    <Section title={pick(title)} note={number} aside={<DecisionStateMark state={decisionState({ endKind })} />}>
      {ended && <p>{ended}</p>}
      <p className={styles.statement}>
        <Localized text={content} />
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
