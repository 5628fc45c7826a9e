/** The filter chips of the unit list. */
import type { Filter } from '../../../ui/filter-bar.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { UnitListSearch } from '../network.search.js'
import { localUnitKinds, unitTypes, type NetworkNode, type UnitKind, type UnitType } from '../network.types.js'

/** An empty choice leaves the address. */
function orNothing<Value>(values: readonly string[]): Value[] | undefined {
  return values.length === 0 ? undefined : ([...values] as Value[])
}

export function useUnitFilters(
  search: UnitListSearch,
  change: (next: Partial<UnitListSearch>) => void,
  centres: readonly NetworkNode[]
): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  return [
    {
      id: 'types',
      label: t('network.units.type'),
      isMultiple: true,
      values: search.types ?? [],
      options: unitTypes.map((type) => ({ value: type, label: t(`network.type.${type}`) })),
      onChange: (values) => change({ types: orNothing<UnitType>(values) })
    },
    {
      id: 'kinds',
      label: t('network.units.kind'),
      isMultiple: true,
      values: search.kinds ?? [],
      options: localUnitKinds.map((kind) => ({ value: kind, label: t(`network.kind.${kind}`) })),
      onChange: (values) => change({ kinds: orNothing<UnitKind>(values) })
    },
    {
      id: 'centre',
      label: t('network.units.centre'),
      values: search.centre === undefined ? [] : [search.centre],
      options: centres.map((centre) => ({ value: centre.id, label: pick(centre.name) })),
      onChange: ([centre]) => change({ centre })
    },
    {
      id: 'closed',
      label: t('network.units.closed'),
      values: search.closed === true ? ['yes'] : [],
      options: [{ value: 'yes', label: t('network.units.closedIncluded') }],
      onChange: (values) => change({ closed: values.length > 0 || undefined })
    }
  ]
}
