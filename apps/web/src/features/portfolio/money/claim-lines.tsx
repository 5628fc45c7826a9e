/** The lines of a claim that was sent, and what the funder says of each while it is with it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { JudgeDialog } from './claim-judgement.js'
import { VerdictMark } from './money-words.js'
import { type Claim, type ClaimLine, judgeProjectClaimMutation } from './money.operations.js'
import { useMoney } from '../../../ui/money.js'
import styles from '../../governance/governance.module.css'

function useColumns(claim: Claim, judge: (line: ClaimLine) => void): readonly Column<ClaimLine>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const money = useMoney()
  const sum = (of: (line: ClaimLine) => string) => money({ minorUnits: claim.lines.reduce((all, line) => all + BigInt(of(line)), 0n).toString(), currency: claim.claimed.currency })
  const whole = ({ amount, added }: ClaimLine) => (BigInt(amount.minorUnits) + BigInt(added.minorUnits)).toString()
  const { currency } = claim.claimed
  return [
    {
      ...{ id: 'document', header: t('money.field.document'), total: t('portfolio.sum') },
      cell: ({ document, day, note, origin }) => (
        <>
          {document}
          <span className={styles.below}>{[format.day(day), note].filter(Boolean).join(' · ')}</span>
          {origin && (
            <span className={styles.below}>
              <TextLink to="/$lang/portfolio/claims/$id" params={{ lang, id: origin.claimId }}>
                {t('money.parkedIn', { number: origin.number, reason: origin.reason })}
              </TextLink>
            </span>
          )}
        </>
      )
    },
    { id: 'category', header: t('money.field.category'), cell: ({ category, source }) => <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{t(`portfolio.source.${source}`)}</span></> },
    {
      ...{ id: 'verdict', header: t('money.field.verdict') },
      cell: (line) => (
        <>
          <VerdictMark verdict={line.verdict} />
          {line.aside.minorUnits !== '0' && line.aside.minorUnits !== line.amount.minorUnits && <span className={styles.below}>{t('money.part', { part: money(line.aside), whole: money(line.amount) })}</span>}
          {(['owed', 'repaid'] as const).map((sum) => line[sum].minorUnits !== '0' && <span key={sum} className={styles.below}>{t(`money.line.${sum}`, { amount: money(line[sum]) })}</span>)}
          {line.reason !== '' && <span className={styles.below}>{line.reason}</span>}
          {line.isClaimedAgain && <span className={styles.below}>{t('money.claimedAgain')}</span>}
          {claim.mayJudge && (
            <Button size="small" variant="quiet" onClick={() => judge(line)} aria-label={t('money.judge.one', { document: line.document })}>
              {t('money.judge.open')}
            </Button>
          )}
        </>
      )
    },
    { id: 'amount', header: t('money.field.amount'), isNumeric: true, cell: ({ amount, original }) => <>{money(amount)}{original && <span className={styles.below}>{money(original)}</span>}</>, total: sum(({ amount }) => amount.minorUnits) },
    { id: 'added', header: t('money.field.added'), isNumeric: true, cell: ({ added }) => money(added), total: sum(({ added }) => added.minorUnits) },
    { id: 'whole', header: t('portfolio.sum'), isNumeric: true, phone: 'figure', cell: (line) => money({ minorUnits: whole(line), currency }), total: sum(whole) }
  ]
}

export function ClaimLines({ claim }: { readonly claim: Claim }) {
  const t = useText()
  const [judged, setJudged] = useState<ClaimLine | null>(null)
  const columns = useColumns(claim, setJudged)
  return (
    <Section title={t('money.lines')}>
      {claim.mayJudge && <AcceptRest claim={claim} />}
      <DataTable caption={t('money.lines')} columns={columns} rows={claim.lines} rowKey={({ id }) => id} />
      {judged && <JudgeDialog claim={claim} line={judged} onClose={() => setJudged(null)} />}
    </Section>
  )
}

const none = [] as const

/** Most lines are accepted: those of which nothing was said are accepted at once. */
function AcceptRest({ claim }: { readonly claim: Claim }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const [judge] = useMutation(judgeProjectClaimMutation)
  const state = useAct<never>({ names: none }, () => setAsked(false))
  const rest = claim.lines.filter(({ verdict }) => verdict === 'claimed')
  if (rest.length === 0) return null
  const submit = () =>
    void state.run(async () => {
      await judge({ variables: { input: { claimId: claim.id, expectedVersion: claim.version, lines: rest.map(({ id: lineId }) => ({ lineId, verdict: 'accepted' as const, reason: '' })) } } })
      showToast({ kind: 'done', text: t('money.judge.done') })
    })
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('money.judge.rest', { count: rest.length })}</Button>
      {isAsked && (
        <ActDialog prefix="rest" title={t('money.judge.rest', { count: rest.length })} submit={t('money.judge.restSubmit')} names={none} {...{ state }} onClose={() => setAsked(false)} onSubmit={submit}>
          <p>{t('money.judge.restText')}</p>
        </ActDialog>
      )}
    </>
  )
}
