/** The facts of a chosen unit on the viewed day, with those of today beside them. */
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { OrgUnitDetail } from '../network.operations.js'
import type { NetworkNode, UnitType } from '../network.types.js'
import { networkFigures, type Figures, type NetworkFigures } from '../table/network-figures.js'
import type { NetworkData } from '../use-network.js'
import { Facts, type Fact } from './facts.js'
import { periodText } from './unit-facts.js'
import styles from './panel.module.css'

export interface PanelFactsProps {
  readonly data: NetworkData
  readonly node: NetworkNode
  /** What only the unit's own question answers; undefined while it is on its way. */
  readonly unit: OrgUnitDetail | undefined
  readonly onSelect: (id: string) => void
}

export function PanelFacts({ data, node, unit, onSelect }: PanelFactsProps) {
  const t = useText()
  const format = useFormat()
  const validity = periodText(node.validFrom, node.validTo, { t, day: format.day })
  return (
    <Facts
      facts={[
        { id: 'validity', name: t('network.fact.validity'), value: validity },
        ...useUnitFacts(data, node, onSelect),
        ...useFigureFacts(data, node),
        useLeadFact(node.type, unit)
      ]}
    />
  )
}

/** Of a local unit: what it does and which centre it belongs to. */
function useUnitFacts(data: NetworkData, node: NetworkNode, onSelect: (id: string) => void): Fact[] {
  const t = useText()
  const pick = useLocalized()
  if (node.type !== 'local_unit') return []
  const kind = { id: 'kind', name: t('network.fact.kind'), value: t(`network.kind.${node.kind}`) }
  const centre = data.tree.nodes.find((each) => each.id === node.parentId)
  if (centre === undefined) return [kind]
  const open = (
    <button type="button" className={styles.memberLink} onClick={() => onSelect(centre.id)}>
      {pick(centre.name)}
    </button>
  )
  return [kind, { id: 'centre', name: t('network.fact.centre'), value: open }]
}

interface ViewedAndToday {
  readonly viewed: Figures
  readonly today: Figures | null
}

/** The figures of a centre, or of the whole network for the head office; none for a local unit. */
function figuresFor(figures: NetworkFigures, node: NetworkNode): ViewedAndToday | null {
  if (node.type === 'headquarters') return { viewed: figures.total, today: figures.totalToday }
  const own = figures.centres.find(({ centre }) => centre.id === node.id)
  return own === undefined ? null : { viewed: own, today: own.today }
}

function useFigureFacts({ tree, current }: NetworkData, node: NetworkNode): Fact[] {
  const t = useText()
  const format = useFormat()
  const figures = networkFigures(tree, current)
  const found = figuresFor(figures, node)
  if (found === null) return []
  const { viewed } = found
  const today = tree.asOf === tree.today ? null : found.today
  const facts: Fact[] = (['units', 'municipalities'] as const).map((figure) => ({
    id: figure,
    name: t(`network.fact.${figure}`),
    value: <WithToday value={viewed[figure]} today={today?.[figure] ?? null} />
  }))
  if (viewed.population === null) return facts
  const value = (
    <>
      <strong>{format.number(viewed.population)}</strong>
      {figures.populationDate !== null && ` (${format.day(figures.populationDate)})`}
    </>
  )
  return [...facts, { id: 'population', name: t('network.fact.population'), value }]
}

/** "9 (tänään 9)": the figure of the viewed day, and today's when another day is viewed. */
function WithToday({ value, today }: { readonly value: number; readonly today: number | null }) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      <strong>{format.number(value)}</strong>
      {today !== null && ` ${t('network.panel.today', { value: format.number(today) })}`}
    </>
  )
}

/** Who answers for a unit of each level. */
const leadingRole: Record<UnitType, string> = {
  headquarters: 'national_coordinator',
  regional_centre: 'regional_coordinator',
  local_unit: 'unit_manager'
}

/** Left out when nobody leads the unit, and when the viewer may not see who does: the unit's page says which. */
function useLeadFact(type: UnitType, unit: OrgUnitDetail | undefined): Fact | null {
  const t = useText()
  const leads = unit?.people?.filter((person) => person.role === leadingRole[type]) ?? []
  if (leads.length === 0) return null
  return { id: 'lead', name: t(`role.${leadingRole[type]}`), value: leads.map((person) => person.displayName).join(', ') }
}
