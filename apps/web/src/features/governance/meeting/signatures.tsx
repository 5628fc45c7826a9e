/** Who signs the minutes, and who has. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import type { Meeting } from './meeting.operations.js'
import governance from '../governance.module.css'

type Signature = Meeting['signatures'][number]

export function Signatures({ meeting: { state, signatures, minutesHash } }: { readonly meeting: Meeting }) {
  const t = useText()
  const format = useFormat()
  if (signatures.length === 0) return null
  const columns: readonly Column<Signature>[] = [
    { id: 'name', header: t('meeting.signers.name'), cell: ({ name }) => name },
    { id: 'role', header: t('meeting.signers.role'), cell: ({ role }) => t(`meeting.signers.as.${role}`) },
    {
      ...{ id: 'signedAt', header: t('meeting.signers.signedAt'), phone: 'figure' },
      cell: ({ signedAt }) => (signedAt === null ? <Status status="notStarted" label={t('meeting.signers.waits')} /> : <Status status="verified" label={format.instant(signedAt)} />)
    },
    {
      ...{ id: 'proof', header: t('meeting.signers.proof') },
      cell: ({ hasSecondFactor }) => (hasSecondFactor === null ? '' : t(`meeting.signers.${hasSecondFactor ? 'twoFactors' : 'oneFactor'}`))
    }
  ]
  return (
    <Section title={t('meeting.signers.title')} note={state === 'closed' ? t('meeting.signers.note') : undefined}>
      <DataTable caption={t('meeting.signers.title')} columns={columns} rows={signatures} rowKey={({ userId }) => userId} empty={null} />
      {minutesHash !== null && <p className={governance.hash}>{t('meeting.minutes.hash', { hash: minutesHash })}</p>}
    </Section>
  )
}
