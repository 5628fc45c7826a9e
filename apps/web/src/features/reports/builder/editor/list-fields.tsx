/** The fields of the kinds of blocks that are lists: a chain of results, and the sheet of a form. */
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { longestText, longestTitle } from '@solmu/domain/reports/report-shape.js'
import { chainLevels, type BlockOfKind, type ChainStep, type FormField } from '@solmu/domain/reports/report-template.js'
import { Button, IconButton } from '../../../../ui/button.js'
import { SelectField, TextField } from '../../../../ui/form-field.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import { TitleField } from './block-fields.js'
import { textFaults, type BlockProps } from './block-props.js'
import { IndicatorField, IndicatorsField } from './indicator-fields.js'
import { LocalizedTabs } from './localized-tabs.js'
import { DimensionField, ScopeFields, Tick } from './scope-fields.js'
import styles from './editor.module.css'

interface ItemsProps<Item> {
  /** What one is called: "Vaihe 2". */
  readonly nameOf: (place: number) => string
  readonly items: readonly Item[]
  readonly onChange: (items: readonly Item[]) => void
  readonly add: string
  readonly make: () => Item
  readonly draw: (item: Item, place: number, change: (part: Partial<Item>) => void) => ReactNode
}

/** Items in an order, each with its fields; they are told apart by their place alone. */
function Items<Item extends object>({ nameOf, items, onChange, add, make, draw }: ItemsProps<Item>) {
  const t = useText()
  const swap = (place: number, other: number) =>
    onChange(items.map((item, index) => (index === place ? items[other] : index === other ? items[place] : item) as Item))
  return (
    <>
      <ol className={styles.items}>
        {items.map((item, place) => (
          <li key={place} role="group" aria-label={nameOf(place)}>
            <div className={styles.itemHead}>
              <strong>{nameOf(place)}</strong>
              <IconButton icon={IconArrowUp} label={t('reports.builder.item.up', { name: nameOf(place) })} disabled={place === 0} onClick={() => swap(place, place - 1)} />
              <IconButton icon={IconArrowDown} label={t('reports.builder.item.down', { name: nameOf(place) })} disabled={place === items.length - 1} onClick={() => swap(place, place + 1)} />
              <IconButton icon={IconX} label={t('reports.builder.item.remove', { name: nameOf(place) })} onClick={() => onChange(items.filter((_, index) => index !== place))} />
            </div>
            {draw(item, place, (part) => onChange(items.map((each, index) => (index === place ? { ...each, ...part } : each))))}
          </li>
        ))}
      </ol>
      <Button size="small" icon={IconPlus} onClick={() => onChange([...items, make()])}>
        {add}
      </Button>
    </>
  )
}

const noText = { fi: '', sv: '', en: '' } as const

export function ChainFields({ block, change, library, parameter, idOf, faultOf }: BlockProps<BlockOfKind<'chain'>>) {
  const t = useText()
  const draw = (step: ChainStep, place: number, set: (part: Partial<ChainStep>) => void) => (
    <>
      <SelectField
        id={idOf('steps', String(place), 'level')}
        label={t('reports.builder.field.stepLevel')}
        value={step.level}
        options={chainLevels.map((value) => ({ value, label: t(`reports.builder.step.${value}`) }))}
        onChange={({ target }) => set({ level: target.value as ChainStep['level'] })}
      />
      <LocalizedTabs
        id={idOf('steps', String(place), 'text')}
        label={t('reports.builder.field.text')}
        value={step.text}
        onChange={(text) => set({ text })}
        maxLength={longestText}
        rows={4}
        words="all"
        errors={textFaults(faultOf, 'steps', String(place), 'text')}
      />
      <IndicatorsField
        id={idOf('steps', String(place), 'indicators')}
        label={t('reports.builder.field.stepIndicators')}
        error={faultOf('steps', String(place), 'indicators')}
        library={library}
        values={step.indicators}
        most={20}
        onChange={(indicators) => set({ indicators })}
      />
    </>
  )
  return (
    <>
      <TitleField value={block.title} onChange={(title) => change({ title })} {...{ idOf, faultOf }} />
      <div className={styles.pair}>
        <ScopeFields {...{ block, change, parameter, idOf, faultOf }} />
      </div>
      <div id={idOf('steps')} tabIndex={-1}>
        <Items
          nameOf={(place) => t('reports.builder.step.name', { number: place + 1 })}
          items={block.steps}
          onChange={(steps) => change({ steps })}
          add={t('reports.builder.step.add')}
          make={(): ChainStep => ({ level: chainLevels[Math.min(block.steps.length, chainLevels.length - 1)] ?? 'goal', text: noText, indicators: [] })}
          draw={draw}
        />
      </div>
    </>
  )
}

function Categories({ block, change, library, idOf, faultOf }: BlockProps<BlockOfKind<'form'>>) {
  const t = useText()
  const say = useLocalized()
  const dimension = library.dimensions.find(({ code }) => code === block.dimension)
  if (!dimension) return null
  const fault = faultOf('categories')
  const toggle = (code: string, isOn: boolean) => {
    const chosen = new Set(isOn ? [...block.categories, code] : block.categories.filter((each) => each !== code))
    change({ categories: dimension.categories.flatMap((each) => (chosen.has(each.code) ? [each.code] : [])) })
  }
  return (
    <fieldset className={styles.ticks} id={idOf('categories')} tabIndex={-1}>
      <legend>{t('reports.builder.field.categories')}</legend>
      {fault && <p className={styles.fault}>{fault}</p>}
      {dimension.categories.map(({ code, name }) => (
        <Tick key={code} label={say(name)} isOn={block.categories.includes(code)} onChange={(isOn) => toggle(code, isOn)} />
      ))}
    </fieldset>
  )
}

/** As long as a code of somebody else's form may be. */
const longestCode = 40

export function FormFields(props: BlockProps<BlockOfKind<'form'>>) {
  const { block, change, library, parameter, idOf, faultOf } = props
  const t = useText()
  const draw = (field: FormField, place: number, set: (part: Partial<FormField>) => void) => {
    const path = ['fields', String(place)] as const
    return (
      <>
        <div className={styles.pair}>
          <TextField
            id={idOf(...path, 'code')}
            label={t('reports.builder.field.code')}
            error={faultOf(...path, 'code')}
            autoComplete="off"
            maxLength={longestCode}
            value={field.code}
            onChange={({ target }) => set({ code: target.value })}
          />
          <IndicatorField
            id={idOf(...path, 'indicator')}
            label={t('reports.builder.field.indicator')}
            error={faultOf(...path, 'indicator')}
            library={library}
            value={field.indicator}
            onChange={(indicator) => set({ indicator })}
          />
        </div>
        <LocalizedTabs
          id={idOf(...path, 'label')}
          label={t('reports.builder.field.label')}
          value={field.label}
          onChange={(label) => set({ label })}
          maxLength={longestTitle}
          isOptional
          errors={textFaults(faultOf, ...path, 'label')}
        />
        <LocalizedTabs
          id={idOf(...path, 'condition')}
          label={t('reports.builder.field.condition')}
          value={field.condition}
          onChange={(condition) => set({ condition })}
          maxLength={1000}
          isOptional
          errors={textFaults(faultOf, ...path, 'condition')}
        />
      </>
    )
  }
  return (
    <>
      <TitleField value={block.title} onChange={(title) => change({ title })} {...{ idOf, faultOf }} />
      <div className={styles.pair}>
        <DimensionField value={block.dimension} isOptional onChange={(dimension) => change({ dimension, categories: [] })} {...{ library, idOf, faultOf }} />
        <ScopeFields {...{ block, change, parameter, idOf, faultOf }} />
      </div>
      <Categories {...props} />
      <div id={idOf('fields')} tabIndex={-1}>
        <Items
          nameOf={(place) => t('reports.builder.row.name', { number: place + 1 })}
          items={block.fields}
          onChange={(fields) => change({ fields })}
          add={t('reports.builder.row.add')}
          make={(): FormField => ({ code: '', label: noText, condition: noText, indicator: '' })}
          draw={draw}
        />
      </div>
    </>
  )
}
