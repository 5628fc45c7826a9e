/** "Kaavio · Taulukko" at the right end of a heading: the same data, the same order. */
import { Segmented } from '../segmented.js'
import { useText } from '../text.js'
import type { View } from './view.js'

interface ViewSwitchProps {
  /** Of what: read out. */
  readonly of: string
  readonly view: View
  /** What the drawn view is called. */
  readonly chart: string
  readonly onChange: (view: View) => void
}

export function ViewSwitch({ of, view, chart, onChange }: ViewSwitchProps) {
  const t = useText()
  return (
    <Segmented
      label={t('chart.viewOf', { of })}
      options={[
        { value: 'chart', label: chart },
        { value: 'table', label: t('chart.view.table') }
      ]}
      value={view}
      onChange={onChange}
    />
  )
}
