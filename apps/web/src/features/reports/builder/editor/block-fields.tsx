/** The fields of the kinds of blocks that show texts and figures. */
import { longestText, longestTitle } from '@solmu/domain/reports/report-shape.js'
import { chartForms, placeOrders, reportComparisons, tableAxes, type BlockOfKind, type ReportBlockKind } from '@solmu/domain/reports/report-template.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { SelectField } from '../../../../ui/form-field.js'
import { useText } from '../../../../ui/text.js'
import { textFaults, type BlockProps } from './block-props.js'
import { IndicatorField, IndicatorsField } from './indicator-fields.js'
import { LocalizedTabs } from './localized-tabs.js'
import { DimensionField, LensField, PlaceField, ScopeFields, Tick } from './scope-fields.js'
import styles from './editor.module.css'

type Of<Kind extends ReportBlockKind> = BlockProps<BlockOfKind<Kind>>

interface TitleProps extends Pick<BlockProps, 'idOf' | 'faultOf'> {
  readonly value: LocalizedText
  readonly onChange: (title: LocalizedText) => void
}

export function TitleField({ value, onChange, idOf, faultOf }: TitleProps) {
  const t = useText()
  return (
    <LocalizedTabs id={idOf('title')} label={t('reports.builder.field.title')} value={value} onChange={onChange} maxLength={longestTitle} errors={textFaults(faultOf, 'title')} />
  )
}

export function HeadingFields({ block, change, idOf, faultOf }: Of<'heading'>) {
  const t = useText()
  return (
    <>
      <LocalizedTabs
        id={idOf('text')}
        label={t('reports.builder.field.heading')}
        value={block.text}
        onChange={(text) => change({ text })}
        maxLength={longestTitle}
        errors={textFaults(faultOf, 'text')}
        words="names"
      />
      <SelectField
        id={idOf('level')}
        label={t('reports.builder.field.level')}
        value={String(block.level)}
        options={['2', '3'].map((value) => ({ value, label: t(`reports.builder.level.${value}`) }))}
        onChange={({ target }) => change({ level: Number(target.value) })}
      />
    </>
  )
}

export function TextFields({ block, change, parameter, idOf, faultOf }: Of<'text'>) {
  const t = useText()
  return (
    <>
      <LocalizedTabs
        id={idOf('text')}
        label={t('reports.builder.field.text')}
        help={t('reports.builder.help.text')}
        value={block.text}
        onChange={(text) => change({ text })}
        maxLength={longestText}
        rows={8}
        errors={textFaults(faultOf, 'text')}
        words="all"
      />
      <PlaceField value={block.place} onChange={(place) => change({ place })} {...{ parameter, idOf, faultOf }} />
    </>
  )
}

export function FigureFields({ block, change, library, parameter, idOf, faultOf }: Of<'figure'>) {
  const t = useText()
  return (
    <>
      <IndicatorField id={idOf('indicator')} label={t('reports.builder.field.indicator')} error={faultOf('indicator')} library={library} value={block.indicator} onChange={(indicator) => change({ indicator })} />
      <div className={styles.pair}>
        <ScopeFields {...{ block, change, parameter, idOf, faultOf }} />
        <SelectField
          id={idOf('compare')}
          label={t('reports.builder.field.compare')}
          error={faultOf('compare')}
          value={block.compare}
          options={reportComparisons.map((value) => ({ value, label: t(`reports.builder.compare.${value}`) }))}
          onChange={({ target }) => change({ compare: target.value as typeof block.compare })}
        />
      </div>
    </>
  )
}

/** As many indicators as a table may have. */
const mostOfTable = 60

export function TableFields({ block, change, library, parameter, idOf, faultOf }: Of<'table'>) {
  const t = useText()
  return (
    <>
      <TitleField value={block.title} onChange={(title) => change({ title })} {...{ idOf, faultOf }} />
      <IndicatorsField id={idOf('indicators')} label={t('reports.builder.field.indicators')} error={faultOf('indicators')} library={library} values={block.indicators} most={mostOfTable} onChange={(indicators) => change({ indicators })} />
      <div className={styles.pair}>
        <SelectField
          id={idOf('axis')}
          label={t('reports.builder.field.axis')}
          value={block.axis}
          options={tableAxes.map((value) => ({ value, label: t(`reports.builder.axis.${value}`) }))}
          onChange={({ target }) => change({ axis: target.value as typeof block.axis })}
        />
        {block.axis === 'places' && <LensField value={block.lens} onChange={(lens) => change({ lens })} {...{ idOf, faultOf }} />}
        {block.axis === 'categories' && <DimensionField value={block.dimension} onChange={(dimension) => change({ dimension })} {...{ library, idOf, faultOf }} />}
        <ScopeFields {...{ block, change, parameter, idOf, faultOf }} />
      </div>
      <Tick label={t('reports.builder.field.isTurned')} isOn={block.isTurned} onChange={(isTurned) => change({ isTurned })} />
      <Tick label={t('reports.builder.field.hasTotal')} isOn={block.hasTotal} onChange={(hasTotal) => change({ hasTotal })} />
    </>
  )
}

/** As many lines as a chart may have; bars show one indicator. */
const mostOfChart = { bars: 1, lines: 6 } as const

export function ChartFields({ block, change, library, parameter, idOf, faultOf }: Of<'chart'>) {
  const t = useText()
  return (
    <>
      <TitleField value={block.title} onChange={(title) => change({ title })} {...{ idOf, faultOf }} />
      <SelectField
        id={idOf('form')}
        label={t('reports.builder.field.form')}
        value={block.form}
        options={chartForms.map((value) => ({ value, label: t(`reports.builder.form.${value}`) }))}
        onChange={({ target }) => change({ form: target.value as typeof block.form })}
      />
      <IndicatorsField
        id={idOf('indicators')}
        label={t('reports.builder.field.indicators')}
        help={t(`reports.builder.help.${block.form}`)}
        error={faultOf('indicators')}
        library={library}
        values={block.indicators}
        most={mostOfChart[block.form]}
        onChange={(indicators) => change({ indicators })}
      />
      <div className={styles.pair}>
        {block.form === 'bars' && (
          <>
            <LensField value={block.lens} onChange={(lens) => change({ lens })} {...{ idOf, faultOf }} />
            <SelectField
              id={idOf('order')}
              label={t('reports.builder.field.order')}
              value={block.order}
              options={placeOrders.map((value) => ({ value, label: t(`reports.builder.order.${value}`) }))}
              onChange={({ target }) => change({ order: target.value as typeof block.order })}
            />
          </>
        )}
        <ScopeFields {...{ block, change, parameter, idOf, faultOf }} />
      </div>
    </>
  )
}

export function MapFields({ block, change, library, parameter, idOf, faultOf }: Of<'map'>) {
  const t = useText()
  return (
    <>
      <TitleField value={block.title} onChange={(title) => change({ title })} {...{ idOf, faultOf }} />
      <IndicatorField id={idOf('indicator')} label={t('reports.builder.field.indicator')} error={faultOf('indicator')} library={library} value={block.indicator} onChange={(indicator) => change({ indicator })} />
      <div className={styles.pair}>
        <LensField value={block.lens} onChange={(lens) => change({ lens })} {...{ idOf, faultOf }} />
        <ScopeFields {...{ block, change, parameter, idOf, faultOf }} />
      </div>
    </>
  )
}
