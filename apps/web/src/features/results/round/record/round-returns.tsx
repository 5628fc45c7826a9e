/** The units of a round, each with the state of its return; a unit that has not sent can be given more time. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../../app/viewer.js'
import { Button } from '../../../../ui/button.js'
import { DataTable, type Column } from '../../../../ui/data-table.js'
import { EmptyState } from '../../../../ui/empty-state.js'
import { useFormat } from '../../../../ui/format.js'
import { TextLink } from '../../../../ui/link.js'
import { Pager, useKeysetPages } from '../../../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { ReturnStateMark } from '../../unit-return/list/return-state.js'
import { roundReturnsQuery, type RoundRecord, type RoundReturn } from '../round.operations.js'
import { ExtendDialog } from './extend-dialog.js'
import styles from '../round.module.css'

const pageSize = 50

const isUnsent = ({ state }: RoundReturn): boolean => state === 'not_started' || state === 'draft'

function useColumns(onExtend: ((of: RoundReturn) => void) | null): readonly Column<RoundReturn>[] {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const format = useFormat()
  return [
    {
      id: 'unit',
      header: t('round.unit'),
      cell: ({ id, unit, isMember }) => (
        <>
          <TextLink to="/$lang/results/returns/$id" params={{ lang, id }}>
            {pick(unit.name)}
          </TextLink>
          {!isMember && <span className={styles.detail}>{t('round.noLongerMember')}</span>}
        </>
      )
    },
    { id: 'centre', header: t('round.centre'), cell: ({ centre }) => (centre === null ? t('round.noCentre') : pick(centre.name)) },
    { id: 'state', header: t('round.list.state'), cell: (each) => <ReturnStateMark of={each} />, phone: 'figure' },
    {
      id: 'due',
      header: t('round.day.dueOn'),
      cell: ({ effectiveDueOn, extendedUntil, extensionReason }) => (
        <>
          {format.day(effectiveDueOn)}
          {extendedUntil !== null && <span className={styles.detail}>{t('round.extended', { reason: extensionReason })}</span>}
        </>
      )
    },
    ...(onExtend === null
      ? []
      : [
          {
            id: 'acts',
            header: '',
            spokenHeader: t('round.acts'),
            cell: (each: RoundReturn) =>
              isUnsent(each) && (
                <Button size="small" onClick={() => onExtend(each)}>
                  {t('round.extend')}
                  <span className="visually-hidden">: {pick(each.unit.name)}</span>
                </Button>
              )
          }
        ])
  ]
}

export function RoundReturns({ round }: { readonly round: RoundRecord }) {
  const t = useText()
  const pages = useKeysetPages(round.id)
  const [extending, setExtending] = useState<RoundReturn | null>(null)
  const mayExtend = useCan('round.remind') && round.state === 'open'
  const { data, previousData, error, refetch } = useQuery(roundReturnsQuery, {
    variables: { filter: { roundId: round.id }, first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  const list = (data ?? previousData)?.unitReturns
  return (
    <>
      <DataTable
        caption={t('round.returns')}
        columns={useColumns(mayExtend ? setExtending : null)}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('round.noReturns')} text={t('round.noReturnsText')} />}
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />}
      />
      {extending && <ExtendDialog round={round} unitReturn={extending} onClose={() => setExtending(null)} />}
    </>
  )
}
