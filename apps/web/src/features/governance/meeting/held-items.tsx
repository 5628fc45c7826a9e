/** The items of a meeting while it is held: who is recused, whether the body may still decide, and what came of each. */
import { useState } from 'react'
import { isDecided } from '@solmu/domain/governance/meeting.js'
import { Button } from '../../../ui/button.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { ItemHead } from './agenda-view.js'
import { AmendmentText } from './amendment-text.js'
import { ItemDialog } from './item-dialog.js'
import { ProposalText } from './proposal-text.js'
import type { Meeting, MeetingItem } from './meeting.operations.js'
import { QuorumLine } from './quorum-line.js'
import { RecusalDialog } from './recusal-dialog.js'
import styles from './meeting.module.css'
import governance from '../governance.module.css'

type Opened = { readonly id: string; readonly act: 'record' | 'recuse' }

export function HeldItems({ meeting }: { readonly meeting: Meeting }) {
  const [open, setOpen] = useState<Opened | null>(null)
  const item = meeting.items.find(({ id }) => id === open?.id)
  const close = () => setOpen(null)
  return (
    <>
      <ol className={styles.items}>
        {meeting.items.map((each) => (
          <HeldItem key={each.id} item={each} onOpen={(act) => setOpen({ id: each.id, act })} />
        ))}
      </ol>
      {item && open?.act === 'record' && <ItemDialog key={item.id} {...{ meeting, item }} onClose={close} />}
      {item && open?.act === 'recuse' && <RecusalDialog key={item.id} {...{ meeting, item }} onClose={close} />}
    </>
  )
}

function HeldItem({ item, onOpen }: { readonly item: MeetingItem; readonly onOpen: (act: Opened['act']) => void }) {
  const t = useText()
  const pick = useLocalized()
  const { position, title, kind, quorum, recusals, minutes, proposalText, proposal, amendment, effectiveFrom } = item
  const name = pick(title)
  const text = pick(minutes) || pick(proposalText)
  return (
    <li className={styles.item}>
      <ItemHead item={item} />
      {text !== '' && <p className={governance.statement}>{text}</p>}
      {proposal && <ProposalText proposal={proposal} />}
      {amendment && (
        <details>
          <summary>{t('meeting.item.changes', { number: amendment.number })}</summary>
          <AmendmentText {...{ amendment, effectiveFrom }} />
        </details>
      )}
      {isDecided(kind) && quorum && <QuorumLine what={t('meeting.quorum.ofItem', { number: position })} quorum={quorum} />}
      {recusals.length > 0 && <p>{t('meeting.recusal.list', { names: recusals.map(({ seat }) => pick(seat.label)).join(', ') })}</p>}
      <div className={styles.steps}>
        <Button size="small" aria-label={t('meeting.record.openOf', { name })} onClick={() => onOpen('record')}>
          {t('meeting.record.open')}
        </Button>
        {isDecided(kind) && (
          <Button size="small" variant="quiet" aria-label={t('meeting.recusal.openOf', { name })} onClick={() => onOpen('recuse')}>
            {t('meeting.recusal.open')}
          </Button>
        )}
      </div>
    </li>
  )
}
