/** Who stands for the centre of the region, with what they bring forward. */
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { WithdrawDialog } from './choice-dialogs.js'
import { CandidatePapers } from './choice-papers.js'
import type { Candidate, Choice } from './choice.operations.js'
import { EvidenceLinks } from '../evidence-links.js'
import styles from '../governance.module.css'

export function CandidatesSection({ choice }: { readonly choice: Choice }) {
  const t = useText()
  return (
    <Section title={t('choice.candidates')} note={t('choice.candidatesNote', { count: choice.candidates.length })}>
      {choice.candidates.length === 0 && <p>{t('choice.noCandidates')}</p>}
      {choice.candidates.map((candidate) => (
        <OneCandidate key={candidate.id} choice={choice} candidate={candidate} />
      ))}
    </Section>
  )
}

function OneCandidate({ choice, candidate }: { readonly choice: Choice; readonly candidate: Candidate }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { unit, organisation, statement, links, withdrawnOn, withdrawReason } = candidate
  const mayWithdraw = choice.mayManage && withdrawnOn === null && (choice.state === 'open' || choice.state === 'closed')
  return (
    <article className={styles.paper}>
      <h3>{pick(unit.name)}</h3>
      <span className={styles.below}>{pick(organisation.name)}</span>
      {withdrawnOn !== null && <p className={styles.late}>{t('choice.withdrawn', { day: format.day(withdrawnOn), reason: withdrawReason })}</p>}
      <p className={styles.statement}>{statement === '' ? t('choice.noStatement') : statement}</p>
      <EvidenceLinks links={links} />
      <CandidatePapers {...{ choice, candidate }} isOwn={false} />
      {mayWithdraw && (
        <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
          {t('choice.withdraw.open', { name: pick(unit.name) })}
        </Button>
      )}
      {isOpen && <WithdrawDialog choice={choice} candidate={candidate} onClose={() => setOpen(false)} />}
    </article>
  )
}
