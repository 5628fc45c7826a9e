/** One block of a report as it is read. */
import { useState } from 'react'
import { useText } from '../../../../ui/text.js'
import type { View } from '../../../../ui/charts/view.js'
import { ViewSwitch } from '../../../../ui/charts/view-switch.js'
import type { RenderedBlock } from '../report.operations.js'
import { isDrawable, ReportChart } from './report-chart.js'
import { ReportFigures } from './report-figures.js'
import { ReportMap } from './report-map.js'
import { ReportTable } from './report-table.js'
import { ReportText } from './report-text.js'
import styles from './report.module.css'

/** The id of a block on the page, for the table of contents. */
export const anchorOf = (blockId: string): string => `osio-${blockId}`

interface TitleProps {
  readonly block: RenderedBlock
  /** The heading of the second level of the report stands at this level of the page. */
  readonly headingFrom: number
}

interface BlockProps extends TitleProps {
  /** In which language the report is written. */
  readonly language: string
}

function Title({ block: { id, title, level }, headingFrom }: TitleProps) {
  if (title === '') return null
  const shown = level === 2 ? 2 : 3
  const Heading = `h${Math.min(6, headingFrom + shown - 2)}` as 'h2'
  return (
    <Heading id={anchorOf(id)} tabIndex={-1} className={styles.heading} data-level={shown}>
      {title}
    </Heading>
  )
}

/** What of a block can be drawn; a chart of too many lines cannot. */
function drawingOf({ chart, map }: RenderedBlock, title: string) {
  if (map) return { view: 'map', drawing: <ReportMap title={title} map={map} /> } as const
  return chart && isDrawable(chart) ? ({ view: 'chart', drawing: <ReportChart title={title} drawn={chart} /> } as const) : null
}

/** Drawn, with its table as a twin. */
function Drawn({ block, headingFrom }: TitleProps) {
  const t = useText()
  const [view, setView] = useState<View>('chart')
  const { title, table } = block
  const name = title || (table?.caption ?? '')
  const drawn = drawingOf(block, name)
  const isDrawn = drawn !== null && view === 'chart'
  return (
    <>
      <div className={styles.drawnHead}>
        <Title block={block} headingFrom={headingFrom} />
        {drawn && <ViewSwitch of={name} view={view} chart={t(`chart.view.${drawn.view}`)} onChange={setView} />}
      </div>
      {isDrawn && drawn.drawing}
      {!isDrawn && table && <ReportTable table={table} isCaptionHidden={table.caption === title} />}
    </>
  )
}

function Chain({ steps, language }: Pick<RenderedBlock, 'steps'> & Pick<BlockProps, 'language'>) {
  return (
    <ol className={styles.chain}>
      {steps.map(({ level, label, paragraphs, figures }, place) => (
        <li key={place} data-level={level}>
          <span className={styles.node} aria-hidden="true" />
          <div>
            <p className={styles.stepName}>{label}</p>
            <ReportText paragraphs={paragraphs} />
            <ReportFigures figures={figures} language={language} isSmall />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Entries({ entries }: Pick<RenderedBlock, 'entries'>) {
  return (
    <dl className={styles.entries}>
      {entries.map(({ term, text, note }, place) => (
        <div key={place}>
          <dt>{term}</dt>
          <dd>
            {text}
            {note !== '' && <span className={styles.note}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function ReportBlock(props: BlockProps) {
  const { block } = props
  const { paragraphs, figures, table, chart, map, steps, entries, notes } = block
  const isDrawn = chart !== null || map !== null
  return (
    <section className={styles.block} data-kind={block.kind} data-block={block.id}>
      {isDrawn ? <Drawn {...props} /> : <Title {...props} />}
      <ReportText paragraphs={paragraphs} />
      <ReportFigures figures={figures} language={props.language} />
      {!isDrawn && table && <ReportTable table={table} isCaptionHidden={table.caption === block.title} />}
      {steps.length > 0 && <Chain steps={steps} language={props.language} />}
      {entries.length > 0 && <Entries entries={entries} />}
      {notes.map((note, place) => (
        <p key={place} className={styles.note}>
          {note}
        </p>
      ))}
    </section>
  )
}
