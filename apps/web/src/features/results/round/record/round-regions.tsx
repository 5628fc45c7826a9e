/** The regions of a round that the viewer may read as a whole, each with how far it has come. */
import { useQuery } from '@apollo/client/react'
import { isApproved } from '@solmu/domain/results/region.js'
import { DataTable, type Column } from '../../../../ui/data-table.js'
import { useFormat } from '../../../../ui/format.js'
import { TextLink } from '../../../../ui/link.js'
import { Section } from '../../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../../ui/text.js'
import { roundRegionsQuery, type RoundRegion } from '../../approval/region/region.operations.js'

function useColumns(): readonly Column<RoundRegion>[] {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const format = useFormat()
  return [
    {
      id: 'centre',
      header: t('round.centre'),
      cell: ({ roundId, centre }) => (
        <TextLink to="/$lang/results/rounds/$id/centres/$centreId" params={{ lang, id: roundId, centreId: centre.id }}>
          {say(centre.name)}
        </TextLink>
      )
    },
    {
      id: 'verified',
      header: t('round.file.verified'),
      isNumeric: true,
      phone: 'figure',
      cell: ({ returns }) => `${format.number(returns.filter(({ state }) => isApproved(state)).length)}/${format.number(returns.length)}`
    },
    { id: 'state', header: t('round.list.state'), cell: ({ state }) => t(`approval.region.state.${state}`) }
  ]
}

/** Nothing for whoever reads no region as a whole, such as those of one unit. */
export function RoundRegions({ roundId }: { readonly roundId: string }) {
  const t = useText()
  const { data } = useQuery(roundRegionsQuery, { variables: { roundId }, fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  const regions = data?.regionReturns ?? []
  if (regions.length === 0) return null
  return (
    <Section title={t('round.regions')}>
      <DataTable caption={t('round.regions')} columns={columns} rows={regions} rowKey={({ centre }) => centre.id} />
    </Section>
  )
}
