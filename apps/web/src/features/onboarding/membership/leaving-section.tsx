/** What becomes of the units and the open returns of a member that leaves; on its page, and on the plan of leaving. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { EntrustDialog, HandOverDialog } from './leaving-dialogs.js'
import { type LeavingUnit, type MemberLeaving, memberLeavingQuery, type MemberReturn } from './leaving.operations.js'
import { useFateText } from './membership-words.js'
import type { WholeMembership } from './membership.operations.js'
import styles from './membership.module.css'

type Of = Pick<WholeMembership, 'id' | 'version' | 'organisation' | 'outlook'>

export function LeavingSection({ membership }: { readonly membership: Of }) {
  const t = useText()
  const { data, error, refetch } = useQuery(memberLeavingQuery, { variables: { membershipId: membership.id }, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <Section title={t('membership.leaving.title')} note={t('membership.leaving.note')}>
      {data ? (
        <>
          <Units membership={membership} leaving={data.memberLeaving} />
          <Returns membership={membership} leaving={data.memberLeaving} />
        </>
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}

type Parts = { readonly membership: Of; readonly leaving: MemberLeaving }

function Units({ membership, leaving: { units, endsOn } }: Parts) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const fateText = useFateText()
  const [chosen, choose] = useState<LeavingUnit | null>(null)
  const columns: readonly Column<LeavingUnit>[] = [
    {
      ...{ id: 'unit', header: t('membership.leaving.unit'), width: '40%' },
      cell: ({ unit }) => (
        <TextLink to="/$lang/units/$id" params={{ lang, id: unit.id }}>
          {pick(unit.name)}
        </TextLink>
      )
    },
    { id: 'fate', header: t('membership.leaving.fate'), cell: fateText },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('plan.task.acts'), width: '14rem' },
      cell: (row) =>
        row.mayHandOver && (
          <Button size="small" variant="quiet" aria-label={t('membership.handOver.openFor', { name: pick(row.unit.name) })} onClick={() => choose(row)}>
            {t('membership.handOver.open')}
          </Button>
        )
    }
  ]
  return (
    <Section level={3} title={t('membership.leaving.units')}>
      <DataTable caption={t('membership.leaving.units')} columns={columns} rows={units} rowKey={({ unit }) => unit.id} empty={<EmptyState title={t('membership.noUnits')} />} />
      {chosen && <HandOverDialog membership={membership} leaving={{ unit: chosen, endsOn }} onClose={() => choose(null)} />}
    </Section>
  )
}

/** To those who read returns: each that is open, until when the member sends it, and who does afterwards. */
function Returns({ membership, leaving: { returns, standIns } }: Parts) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const mayRead = useCan('return.read')
  const [isEntrusting, setEntrusting] = useState(false)
  // How many are open is known of every member; which they are, to those who read them.
  const { openReturns, mayManage } = membership.outlook
  if (!mayRead) return null
  const whose = ({ isOrphaned, entrustedTo, sendBy }: MemberReturn): string => {
    if (!isOrphaned) return t('membership.leaving.own', { day: format.day(sendBy) })
    return entrustedTo.length > 0 ? t('membership.leaving.entrusted', { names: entrustedTo.join(', ') }) : t('membership.leaving.orphaned')
  }
  const columns: readonly Column<MemberReturn>[] = [
    {
      ...{ id: 'return', header: t('membership.leaving.return'), width: '40%' },
      cell: ({ id, unit, roundName }) => (
        <TextLink to="/$lang/results/returns/$id" params={{ lang, id }}>
          {t('membership.leaving.returnOf', { unit: pick(unit.name), round: pick(roundName) })}
        </TextLink>
      )
    },
    { id: 'whose', header: t('membership.leaving.whose'), cell: whose }
  ]
  return (
    <Section level={3} title={t('membership.leaving.returns')} note={t('membership.leaving.returnsNote')}>
      <DataTable caption={t('membership.leaving.returns')} columns={columns} rows={returns} rowKey={({ id }) => id} empty={<EmptyState title={openReturns > 0 ? t('membership.leaving.hiddenReturns', { count: openReturns }) : t('membership.leaving.noReturns')} />} />
      {standIns.length > 0 && mayManage && (
        <p className={styles.act}>
          <Button onClick={() => setEntrusting(true)}>{t('membership.entrust.open')}</Button>
        </p>
      )}
      {isEntrusting && <EntrustDialog {...{ membership, standIns }} onClose={() => setEntrusting(false)} />}
    </Section>
  )
}
