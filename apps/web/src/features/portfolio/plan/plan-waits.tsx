/** What a part of the plan waits for, each with the days that it waits after that. */
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import type { Plan, PlanRow } from './plan.operations.js'
import type { ItemForm, Wait } from './plan-item-form.js'
import { usePartNumber } from './plan-words.js'
import styles from './plan.module.css'

interface WaitsProps {
  readonly plan: Plan
  readonly row: PlanRow | null
  readonly form: ItemForm
  readonly change: (part: Partial<ItemForm>) => void
  readonly error: string | undefined
}

export function PlanWaits({ plan, row, form, change, error }: WaitsProps) {
  const t = useText()
  const numberOf = usePartNumber(plan.items)
  const others = plan.items.filter(({ id, kind }) => kind !== 'package' && id !== row?.id)
  if (form.kind === 'package' || others.length === 0) return null
  const options = [{ value: '', label: t('projectPlan.wait.choose') }, ...others.map((each) => ({ value: each.id, label: `${numberOf(each)} ${each.name}` }))]
  const put = (at: number, part: Partial<Wait>) => change({ waitsFor: form.waitsFor.map((wait, place) => (place === at ? { ...wait, ...part } : wait)) })
  return (
    <fieldset className={styles.waits}>
      <legend>{t('projectPlan.field.waits')}</legend>
      {form.waitsFor.map(({ itemId, lagDays }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no name of its own: it is the place in the list
        <div key={at} className={styles.wait}>
          <SelectField id={at === 0 ? 'item-waitsFor' : `item-waitsFor-${at}`} label={t('projectPlan.wait.item')} value={itemId} error={at === 0 ? error : undefined} options={options} onChange={({ target }) => put(at, { itemId: target.value })} />
          <TextField id={`item-lag-${at}`} label={t('projectPlan.wait.lag')} inputMode="numeric" value={lagDays} onChange={({ target }) => put(at, { lagDays: target.value })} />
          <Button size="small" variant="quiet" onClick={() => change({ waitsFor: form.waitsFor.filter((_wait, place) => place !== at) })} aria-label={t('projectPlan.wait.removeOne', { number: at + 1 })}>
            {t('projectPlan.wait.remove')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change({ waitsFor: [...form.waitsFor, { itemId: '', lagDays: '0' }] })}>
        {t('projectPlan.wait.add')}
      </Button>
    </fieldset>
  )
}
