/** The viewer's own roles: where, from when and until when. Those of today first, then the coming and the past ones. */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import type { Viewer } from '../../../graphql/viewer.operations.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { roleTense, roleTenses, roleTenseStatus } from '../role-tense.js'

type Assignment = Viewer['assignments'][number]

function useColumns(today: IsoDate): readonly Column<Assignment>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const seesUnits = useCan('network.read')
  const unit = ({ unit: { id, name } }: Assignment) =>
    seesUnits ? (
      <TextLink to="/$lang/units/$id" params={{ lang, id }}>
        {pick(name)}
      </TextLink>
    ) : (
      pick(name)
    )
  return [
    { id: 'role', header: t('profile.roles.role'), cell: ({ role }) => t(`role.${role}`) },
    { id: 'unit', header: t('profile.roles.unit'), cell: unit },
    {
      id: 'state',
      header: t('profile.roles.state'),
      phone: 'figure',
      cell: (row) => {
        const tense = roleTense(row, today)
        return <Status status={roleTenseStatus[tense]} label={t(`profile.roles.${tense}`)} />
      }
    },
    {
      id: 'period',
      header: t('profile.roles.period'),
      cell: ({ validFrom, validTo }) =>
        validTo === null
          ? t('profile.roles.since', { from: format.day(validFrom) })
          : t('profile.roles.span', { from: format.day(validFrom), to: format.day(addDays(validTo, -1)) })
    }
  ]
}

export function OwnRoles() {
  const t = useText()
  const { today, assignments } = useViewer()
  const columns = useColumns(today)
  const rank = (assignment: Assignment) => roleTenses.indexOf(roleTense(assignment, today))
  return (
    <DataTable
      caption={t('profile.roles.title')}
      columns={columns}
      rows={[...assignments].sort((a, b) => rank(a) - rank(b))}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('profile.roles.none')} text={t('profile.roles.noneText')} />}
    />
  )
}
